import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { id } from './common.ts';
import { modelPrograms } from './models.ts';

const count = z.number().int().nonnegative();

/** What a scan has met, by number of files. */
export const scanTally = z.object({
  /** Models that were not in the library. */
  added: count,
  /** Models that were there already, the ones that the person took off the list among them. */
  known: count,
  adapters: count,
  /** Files that go beside a model, so that it sees or hears. */
  projectors: count,
  /** Embedding models, bare vocabularies. */
  others: count,
  /** Called GGUF, but cut short, unreadable or beyond the limits. */
  damaged: count,
  /** Links out of the folder: not followed. */
  linksOut: count,
  /** Folders that may not be opened. */
  foldersDenied: count,
  /** Whether the scan ended at one of its limits, so that there may be more. */
  isCut: z.boolean(),
});
export type ScanTally = z.infer<typeof scanTally>;

const scanned = {
  /** `absent`: the folder is not there now, as when its drive is not connected. */
  status: z.enum(['idle', 'waiting', 'scanning', 'absent']),
  /** In the library, from there. */
  models: count,
  /** Of the last scan since the studio was opened. */
  tally: scanTally.nullable(),
};

/** A folder that the person has added; it is scanned again whenever something in it changes. */
export const modelFolder = z.object({ id, path: z.string(), ...scanned });
export type ModelFolder = z.infer<typeof modelFolder>;

/** The usual places of another program; looked through on demand only. */
export const programPlaces = z.object({
  program: z.enum(modelPrograms),
  paths: z.array(z.string()),
  ...scanned,
});
export type ProgramPlaces = z.infer<typeof programPlaces>;

export const scanProgress = z.object({
  /** The folder that is being looked through. */
  path: z.string(),
  /** Files and folders met so far. */
  seen: count,
  /** Headers read, of those to be read; 0 of 0 while the folder is still being walked. */
  read: count,
  toRead: count,
});
export type ScanProgress = z.infer<typeof scanProgress>;

export const sourcesView = z.object({
  folders: z.array(modelFolder),
  programs: z.array(programPlaces),
  scan: scanProgress.nullable(),
});
export type SourcesView = z.infer<typeof sourcesView>;

export const modelSourcesContract = {
  watch: oc.output(eventIterator(sourcesView)),
  /**
   * Adds a folder and begins to scan it; the models found are used where they lie. Fails with
   * `file-missing` or `not-a-directory`. Adding a known folder scans it again.
   */
  addFolder: oc.input(z.object({ path: z.string().min(1).max(4096) })).output(modelFolder),
  /** Takes the folder and its models off the list. The files stay; adding it again undoes this. */
  removeFolder: oc.input(z.object({ id })).output(z.void()),
  scanFolder: oc.input(z.object({ id })).output(z.void()),
  /** Looks through the places of all other programs. */
  findPrograms: oc.output(z.void()),
  /** Ends the scan that runs and those that wait; what was found stays. */
  cancelScans: oc.output(z.void()),
};
