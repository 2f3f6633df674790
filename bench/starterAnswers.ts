import type { Engine } from '../src/main/engine/engine.ts';
import { defaultLoadOptions } from '../src/shared/api/models.ts';
import { defaultSampling } from '../src/shared/api/common.ts';
import type { EngineAdapter } from '../src/shared/engineApi.ts';

export type Answer = { text: string; hasEnded: boolean };
export type Ask = (text: string, adapters?: EngineAdapter[]) => Promise<Answer>;

/** Far more than a sentence needs: a reply that goes on until here has lost its end. */
const longestAnswer = 96;
const sampling = {
  ...defaultSampling,
  temperature: 0,
  repeatPenalty: 1,
  maxTokens: longestAnswer,
};

/** Asks a model greedily, each time in a new conversation without a system prompt. */
export async function openModel(engine: Engine, path: string): Promise<Ask> {
  const { signal } = new AbortController();
  await engine.load({ path, options: defaultLoadOptions, onProgress: () => undefined, signal });
  return async (text, adapters = []) => {
    const turns = [{ role: 'user' as const, text }];
    const request = { systemPrompt: '', turns, sampling, adapters } as const;
    let answer = '';
    const stream = engine.generate(
      { ...request, purpose: 'chat', priority: 'interactive' },
      signal,
    );
    for await (const event of stream) {
      if (event.type === 'delta') answer += event.text;
      if (event.type === 'done') {
        return { text: answer.trim(), hasEnded: event.figures.stopReason === 'end' };
      }
    }
    throw new Error('the reply did not end');
  };
}
