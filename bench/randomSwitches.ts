/**
 * Conversations under stacks that change at random: what is said in them, and how long each change
 * takes. The proof compares it with what fresh processes say.
 */
import { createRandom } from '../fixtures/gguf/randomNumbers.ts';
import type { Engine } from '../src/main/engine/engine.ts';
import { defaultSampling } from '../src/shared/api/common.ts';
import type { EngineAdapter, Prompt, Turn } from '../src/shared/engineApi.ts';

export type Said = {
  prompt: Prompt;
  adapters: EngineAdapter[];
  purpose: 'chat' | 'compare';
  answer: string;
  generatedTokens: number;
  reusedTokens: number;
  /** From the request until the first of its prompt can be evaluated under the stack. */
  switchMilliseconds: number;
};

export type Walk = {
  engine: Engine;
  /** All stacks that may come; the next is always another. */
  stacks: EngineAdapter[][];
  switches: number;
  seed: number;
};

type Conversation = { turns: Turn[] };

export const longestReply = 24;
const conversationCount = 5;
/** Then a conversation begins anew, so that it never outgrows the starter's context. */
const mostTurns = 7;

/** Goes on until so many switches are made; two conversations at once a third of the time. */
export async function switchAtRandom({ engine, stacks, switches, seed }: Walk): Promise<Said[]> {
  const random = createRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new RangeError('nothing to choose from');
    return item;
  };
  const conversations = Array.from({ length: conversationCount }, (): Conversation => ({
    turns: [],
  }));
  const said: Said[] = [];
  let former: EngineAdapter[] = [];

  function nextStack(): EngineAdapter[] {
    former = pick(stacks.filter((stack) => stack !== former));
    return former;
  }

  /** A new message, an edited one, or another reply to the last. */
  function change(conversation: Conversation): void {
    const { turns } = conversation;
    const chance = random();
    if (turns.length >= mostTurns) turns.length = 0;
    else if (chance < 0.25) turns.length = 2 * Math.floor(random() * Math.ceil(turns.length / 2));
    else if (chance < 0.4 && turns.length > 0) {
      turns.pop();
      return;
    }
    turns.push({ role: 'user', text: sentence(pick) });
  }

  async function reply(conversation: Conversation): Promise<void> {
    change(conversation);
    const prompt = { systemPrompt: '', turns: [...conversation.turns] };
    const result = await say(engine, prompt, nextStack(), pick(['chat', 'compare']));
    conversation.turns.push({ role: 'assistant', text: result.answer });
    said.push(result);
  }

  while (said.length < switches) {
    const one = pick(conversations);
    const other = pick(conversations.filter((conversation) => conversation !== one));
    await Promise.all(random() < 1 / 3 ? [reply(one), reply(other)] : [reply(one)]);
  }
  return said;
}

async function say(
  engine: Engine,
  prompt: Prompt,
  adapters: EngineAdapter[],
  purpose: Said['purpose'],
): Promise<Said> {
  const startedAt = performance.now();
  let switchMilliseconds = Number.NaN;
  let answer = '';
  const sampling = {
    ...defaultSampling,
    temperature: 0,
    repeatPenalty: 1,
    maxTokens: longestReply,
  };
  const request = { ...prompt, sampling, adapters, purpose, priority: 'interactive' } as const;
  for await (const event of engine.generate(request, new AbortController().signal)) {
    if (Number.isNaN(switchMilliseconds)) switchMilliseconds = performance.now() - startedAt;
    if (event.type === 'delta') answer += event.text;
    if (event.type !== 'done') continue;
    const { generatedTokens, reusedTokens } = event.figures;
    return { prompt, adapters, purpose, answer, generatedTokens, reusedTokens, switchMilliseconds };
  }
  throw new Error('the reply did not end');
}

const languages = ['French', 'German', 'Spanish'];
const subjects = ['Where are you', 'When do you leave', 'Do you like it', 'Can you help me'];
const ends = ['today?', 'tomorrow?', 'now?', 'with your friend?', 'in the house?'];
const questions = ['What is a LoRA adapter?', 'What can you do?', 'Hello.', 'How are you?'];

function sentence(pick: <Item>(items: readonly Item[]) => Item): string {
  const request = `Translate to ${pick(languages)}: ${pick(subjects)} ${pick(ends)}`;
  return pick([request, request, request, pick(questions)]);
}
