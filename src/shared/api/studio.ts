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

/** Interactive work that others may have to wait for. */
export const foregroundTask = z.enum(['reply', 'comparison']);
export type ForegroundTask = z.infer<typeof foregroundTask>;

/** Resident memory in bytes; the engine is null while its process does not run. */
export const studioStatus = z.object({
  coreMemoryBytes: z.number(),
  engineMemoryBytes: z.number().nullable(),
  freeMemoryBytes: z.number(),
  totalMemoryBytes: z.number(),
  /** What the model writes while others wait; null when it is nothing with a name. */
  foreground: foregroundTask.nullable(),
});
export type StudioStatus = z.infer<typeof studioStatus>;

export const studioContract = {
  info: oc.output(studioInfo),
  /** Now and every few seconds while somebody watches. */
  watchStatus: oc.output(eventIterator(studioStatus)),
};
