import { z } from 'zod';
import { errorCodes } from '../errors.ts';
import { languages } from '../languages.ts';

export const id = z.uuid();

/** Milliseconds since the epoch, for display only: order always comes from sequence numbers. */
export const timestamp = z.number().int().nonnegative();

export const language = z.enum(languages);

/** An error as data, inside a message or a state. */
export const errorReport = z.object({
  code: z.enum(errorCodes),
  details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type ErrorReport = z.infer<typeof errorReport>;

/** How the next token is chosen. Null means: no limit, or a fresh random seed each time. */
export const sampling = z.object({
  temperature: z.number().min(0).max(2),
  topP: z.number().gt(0).max(1),
  topK: z.number().int().min(0).max(1000),
  minP: z.number().min(0).max(1),
  repeatPenalty: z.number().min(1).max(2),
  maxTokens: z.number().int().min(1).nullable(),
  seed: z.number().int().min(0).max(4_294_967_295).nullable(),
  stop: z.array(z.string().min(1).max(200)).max(16),
});
export type Sampling = z.infer<typeof sampling>;

/** llama.cpp's common defaults, except repeatPenalty, which is off. */
export const defaultSampling: Sampling = {
  temperature: 0.8,
  topP: 0.95,
  topK: 40,
  minP: 0.05,
  repeatPenalty: 1,
  maxTokens: null,
  seed: null,
  stop: [],
};
