import { createHash } from 'node:crypto';
import type { Sampling } from '../../../../shared/api/common.ts';
import { defaultSampling } from '../../../../shared/api/common.ts';
import type { EngineAdapter, Prompt } from '../../../../shared/engineApi.ts';

/** The model and stack that a summary is made with. */
export type Instrument = { modelId: string; contextSize: number; adapters: EngineAdapter[] };

export type ModelRequest = Prompt & {
  sampling: Sampling;
  adapters: EngineAdapter[];
  /** The same for the same model, stack, prompt and sampling, whichever summary asks. */
  key: string;
};

/** The likeliest words, so that what was written once is what would be written again. */
const faithful: Sampling = { ...defaultSampling, temperature: 0, repeatPenalty: 1.05, seed: 0 };

export function modelRequest(
  { modelId, adapters }: Instrument,
  { systemPrompt, turns }: Prompt,
  maxTokens: number,
): ModelRequest {
  const sampling = { ...faithful, maxTokens };
  const exact = JSON.stringify([modelId, adapters, systemPrompt, turns, sampling]);
  const key = createHash('sha256').update(exact).digest('hex');
  return { systemPrompt, turns, sampling, adapters, key };
}
