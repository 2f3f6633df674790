import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultSampling } from '../../../shared/api/common.ts';
import { defaultLoadOptions } from '../../../shared/api/models.ts';
import { createFakeEngine } from '../../engine/fake.ts';
import type { MessageTurn } from './turns.ts';
import { chooseWindow, replyReserve } from './window.ts';

const contextSize = 200;

async function loadedEngine() {
  const engine = createFakeEngine({ contextSize });
  await engine.load({
    path: '/model.gguf',
    options: defaultLoadOptions,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  return engine;
}

/** Turn after turn with so many words in each. */
function conversation(words: readonly number[]): MessageTurn[] {
  return words.map((count, index) => ({
    role: index % 2 === 0 ? 'user' : 'assistant',
    text: Array.from({ length: count }, () => 'word').join(' '),
    messageId: `m${index}`,
  }));
}

function request(turns: MessageTurn[], previousStartId: string | null = null) {
  return {
    systemPrompt: 'Be brief.',
    turns,
    sampling: defaultSampling,
    contextSize,
    previousStartId,
  };
}

test('what fits is seen whole', async () => {
  const window = await chooseWindow(await loadedEngine(), request(conversation([10, 10, 10])));
  expect(window).toMatchObject({ contextStartId: null, droppedTurns: 0, fits: true });
});

test('the oldest turns leave, and the rest fits with room for a reply', async () => {
  const engine = await loadedEngine();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(60), { minLength: 1, maxLength: 30 }), async (words) => {
      const turns = conversation(words);
      const window = await chooseWindow(engine, request(turns));
      expect(window.turns).toEqual(turns.slice(window.droppedTurns));
      expect(window.turns.at(-1)).toEqual(turns.at(-1));
      expect(window.fits).toBe(true);
      expect(window.promptTokens).toBeLessThanOrEqual(
        contextSize - replyReserve(defaultSampling, contextSize),
      );
      expect(window.contextStartId).toBe(
        window.droppedTurns > 0 ? window.turns[0]?.messageId : null,
      );
    }),
  );
});

test('a message that cannot fit is reported with its length', async () => {
  const window = await chooseWindow(await loadedEngine(), request(conversation([5, 5, 400])));
  expect(window.fits).toBe(false);
  expect(window.promptTokens).toBeGreaterThan(400);
});

test('a beginning is kept while it fits, so that the cache stays good for several turns', async () => {
  const engine = await loadedEngine();
  const starts: (string | null)[] = [];
  const words: number[] = [];
  for (let turn = 0; turn < 40; turn += 1) {
    words.push(10, 10);
    const window = await chooseWindow(
      engine,
      request(conversation([...words, 10]), starts.at(-1) ?? null),
    );
    starts.push(window.contextStartId);
  }
  expect(new Set(starts).size).toBeLessThan(starts.length / 2);
});
