import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';

export const studioInfo = z.object({
  version: z.string(),
  /** `desktop` can open file dialogs and take dropped files by path; `browser` uploads them. */
  host: z.enum(['desktop', 'browser']),
  platform: z.string(),
  dataFolder: z.string(),
});
export type StudioInfo = z.infer<typeof studioInfo>;

/** Resident memory in bytes; the engine is null while its process does not run. */
export const studioStatus = z.object({
  coreMemoryBytes: z.number(),
  engineMemoryBytes: z.number().nullable(),
  freeMemoryBytes: z.number(),
  totalMemoryBytes: z.number(),
});
export type StudioStatus = z.infer<typeof studioStatus>;

export const studioContract = {
  info: oc.output(studioInfo),
  /** Now and every few seconds while somebody watches. */
  watchStatus: oc.output(eventIterator(studioStatus)),
};
