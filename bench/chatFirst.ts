import { setTimeout as delay } from 'node:timers/promises';
import type { Api } from '../src/shared/api.ts';
import { defaultSummaryOptions } from '../src/shared/api/summarize.ts';
import { createConversation, sendText } from './conversation.ts';
import { addDocument } from './summaries.ts';
import { distinctText } from './text.ts';

const rounds = 12;
const messageWords = 40;

/**
 * Milliseconds until the first text of a reply to a new message, in turn with nothing beside it and
 * with a summary of the text running.
 */
export async function timeFirstTokens(api: Api, text: string) {
  const idle: number[] = [];
  const meanwhile: number[] = [];
  const document = await addDocument(api, { kind: 'text', name: 'beside.md', text });
  const { id } = await api.summarize.create({
    documentIds: [document.id],
    options: defaultSummaryOptions,
  });
  for (let round = 0; round < rounds; round += 1) {
    await readingBegins(api, id);
    // At another moment of the chunk each time.
    await delay(round * 70);
    meanwhile.push(await firstText(api, 2 * round));
    await api.summarize.cancel({ id });
    idle.push(await firstText(api, 2 * round + 1));
    await api.summarize.resume({ id });
  }
  await api.summarize.cancel({ id });
  return { idle, meanwhile };
}

async function firstText(api: Api, seed: number): Promise<number> {
  const conversation = await createConversation(api, 4);
  return (await sendText(api, conversation, distinctText(messageWords, 5000 + seed)))
    .firstTextAfter;
}

async function readingBegins(api: Api, summaryId: string): Promise<void> {
  for await (const event of await api.summarize.watch({ summaryId })) {
    if (event.type === 'progress' && event.progress?.phase === 'reading') return;
    if (event.type === 'snapshot' && event.progress?.phase === 'reading') return;
  }
}
