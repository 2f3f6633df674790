import { oc } from '@orpc/contract';
import { z } from 'zod';
import { id } from './common.ts';

/** A file handed to the core and kept until something uses it, or the core ends. */
export const receivedFile = z.object({
  fileId: id,
  name: z.string(),
  sizeBytes: z.number().int(),
});
export type ReceivedFile = z.infer<typeof receivedFile>;

/**
 * A file the core made, to be fetched once: `GET /files/<fileId>` on the origin of the page. Kept
 * until then, or until the core ends.
 */
export const offeredFile = z.object({
  fileId: id,
  fileName: z.string(),
  sizeBytes: z.number().int(),
});
export type OfferedFile = z.infer<typeof offeredFile>;

/** Larger files are refused before they are read. */
export const maxReceivedBytes = 100 * 1024 * 1024;

export const filesContract = {
  /** Desktop only: takes a file by path. In the browser it is `POST /files?name=…` instead. */
  receivePath: oc.input(z.object({ path: z.string().min(1).max(4096) })).output(receivedFile),
  /** Desktop only: the system's open dialog; null when it was dismissed. */
  pickModelPath: oc.output(z.string().nullable()),
  /** Desktop only: the system's dialog for a folder; null when it was dismissed. */
  pickFolderPath: oc.output(z.string().nullable()),
};
