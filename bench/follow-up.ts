/**
 * Time to the first token of a follow-up turn in an 8-turn chat, against the same prompt evaluated
 * cold: between the two, another conversation takes the cache.
 */
import { createConversation, sendText, timeReply } from './conversation.ts';
import { loadShape } from './models.ts';
import { atMost, publish } from './report.ts';
import { median, spread } from './statistics.ts';
import { openStudio } from './studio.ts';
import { distinctText } from './text.ts';

const turns = 8;
const repetitions = 5;

const studio = await openStudio();
const { api } = studio;
await loadShape(api, '135m', { contextSize: 4096, threads: 1 });
const ratios: number[] = [];
const reused: number[] = [];
for (let repetition = 0; repetition < repetitions; repetition += 1) {
  const conversation = await createConversation(api, 32);
  for (let turn = 0; turn < turns - 1; turn += 1) {
    await sendText(api, conversation, distinctText(30, repetition * 100 + turn));
  }
  const warm = await sendText(api, conversation, distinctText(30, repetition * 100 + turns));
  await sendText(api, await createConversation(api, 4), distinctText(80, 9000 + repetition));
  const cold = await timeReply(api, conversation, () =>
    api.chat.regenerate({ messageId: warm.message.id }),
  );
  ratios.push(warm.firstTextAfter / cold.firstTextAfter);
  reused.push(warm.figures.reusedTokens / warm.figures.promptTokens);
}
await studio.close();
await publish(
  'follow-up',
  {
    ...spread('first token, follow-up / cold', ratios),
    ...spread('share of the prompt reused', reused),
  },
  { 'follow-up against cold': atMost(median(ratios), 0.25) },
);
