import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { errorReport, id, timestamp } from './common.ts';

/** `owner/name` on Hugging Face, in the characters that it allows. */
export const repositoryName = z
  .string()
  .max(200)
  .regex(/^[\w.-]+\/[\w.-]+$/u);

/** The path of a file inside its repository, as the server names it; never a path on this disk. */
export const repositoryFile = z.string().min(1).max(1000);

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u);

export const downloadState = z.discriminatedUnion('status', [
  z.object({ status: z.literal('queued') }),
  z.object({
    status: z.literal('running'),
    /** `waiting`: for a server that asked for patience or could not be reached. */
    phase: z.enum(['connecting', 'receiving', 'waiting', 'checking']),
    /** Null until there is enough to tell. While checking: of reading the file again. */
    bytesPerSecond: z.number().nullable(),
    secondsLeft: z.number().nullable(),
  }),
  z.object({ status: z.literal('paused') }),
  /** `modelId` is null when the file was taken off the library since. */
  z.object({ status: z.literal('done'), modelId: id.nullable() }),
  z.object({ status: z.literal('failed'), error: errorReport }),
]);
export type DownloadState = z.infer<typeof downloadState>;

export const download = z.object({
  id,
  repository: repositoryName,
  file: repositoryFile,
  /** The name it has, or will have, on this disk. */
  name: z.string(),
  /** Null until the server has told. */
  sizeBytes: z.number().int().positive().nullable(),
  /** Received, written and verified; while checking: read again. */
  doneBytes: z.number().int().nonnegative(),
  state: downloadState,
});
export type Download = z.infer<typeof download>;

export const downloadsView = z.object({
  downloads: z.array(download),
  /** Connections open at this moment; the studio is offline while there are none. */
  openConnections: z.number().int().nonnegative(),
  /** Where the token for gated repositories is kept. */
  token: z.enum(['none', 'memory', 'keychain']),
});
export type DownloadsView = z.infer<typeof downloadsView>;

export const catalogueEntry = z.object({
  repository: repositoryName,
  file: repositoryFile,
  /** The commit that holds this file; null is the main branch. */
  revision: z
    .string()
    .regex(/^[0-9a-f]{40}$/u)
    .nullable(),
  name: z.string(),
  tasks: z.array(z.enum(['chat', 'translation', 'summarization'])).min(1),
  /** The memory that a computer should have for it, in GB. */
  memoryClass: z.union([z.literal(4), z.literal(8), z.literal(16), z.literal(32)]),
  sizeBytes: z.number().int().positive(),
  sha256,
  /** As Hugging Face names it: SPDX, in lower case. */
  licence: z.string(),
  /** Tokens it was trained on. */
  contextSize: z.number().int().positive(),
  why: z.string(),
});
export type CatalogueEntry = z.infer<typeof catalogueEntry>;

export const foundRepository = z.object({
  repository: repositoryName,
  licence: z.string().nullable(),
  /** `auto` and `manual`: its owner wants to know who downloads, and the licence accepted first. */
  gated: z.enum(['no', 'auto', 'manual']),
  downloadCount: z.number().int().nonnegative(),
  /** As its files say; null when the server does not tell. */
  parameters: z.number().nullable(),
  contextSize: z.number().nullable(),
});
export type FoundRepository = z.infer<typeof foundRepository>;

export const repositoryListing = foundRepository.extend({
  files: z.array(
    z.object({ file: repositoryFile, sizeBytes: z.number().int().nonnegative(), sha256 }),
  ),
});
export type RepositoryListing = z.infer<typeof repositoryListing>;

/** One connection that was opened, or refused before it was. */
export const ledgerEntry = z.object({
  sequence: z.number().int(),
  host: z.string(),
  purpose: z.enum(['search', 'repository', 'download']),
  /** The words searched for, or the repository and file. */
  subject: z.string(),
  startedAt: timestamp,
  /** Null while it is open. */
  endedAt: timestamp.nullable(),
  receivedBytes: z.number().int().nonnegative(),
  sentBytes: z.number().int().nonnegative(),
  outcome: z.enum(['open', 'complete', 'failed', 'cut-off']),
});
export type LedgerEntry = z.infer<typeof ledgerEntry>;

const one = z.object({ id });

export const downloadsContract = {
  /** Everything shown of downloads, whole, now and at most a few times a second. */
  watch: oc.output(eventIterator(downloadsView)),
  /** Comes with Alcove; opens no connection. */
  catalogue: oc.output(z.array(catalogueEntry)),
  /** Repositories with GGUF files, most downloaded first. Needs Downloads to be on. */
  search: oc
    .input(z.object({ query: z.string().trim().min(1).max(200) }))
    .output(z.array(foundRepository)),
  /** The GGUF files of one repository. Needs Downloads to be on. */
  repository: oc.input(z.object({ repository: repositoryName })).output(repositoryListing),
  /** A file that is there already, or on its way, is not downloaded twice: its row is returned. */
  start: oc.input(z.object({ repository: repositoryName, file: repositoryFile })).output(download),
  pause: oc.input(one).output(z.void()),
  /** Goes on from the verified bytes; also after a failure. */
  resume: oc.input(one).output(z.void()),
  /** Ends it and deletes what was received. A finished one only leaves the list. */
  remove: oc.input(one).output(z.void()),
  /** Newest first; `before` is the sequence of the last one already shown. */
  ledger: oc.input(z.object({ before: z.number().int().nullable() })).output(z.array(ledgerEntry)),
  /** Null forgets it. It is sent to huggingface.co alone. */
  setToken: oc
    .input(z.object({ token: z.string().trim().min(1).max(500).nullable() }))
    .output(z.void()),
};
