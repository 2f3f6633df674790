import { implement } from '@orpc/server';
import type { Document } from '../../../shared/api/documents.ts';
import { filesContract } from '../../../shared/api/files.ts';
import { AppError } from '../../../shared/errors.ts';
import { readDocument } from '../../files/readDocument.ts';
import type { ReadingOptions } from '../../files/readDocument.ts';
import { fileText } from './fileText.ts';
import type { FileText } from './fileText.ts';
import { createOfferedFiles } from './offeredFiles.ts';
import { createReceivedFiles } from './receivedFiles.ts';

type GivenDocument =
  { kind: 'file'; fileId: string } | { kind: 'text'; text: string; name?: string | undefined };

export type FilesDependencies = {
  folder: string;
  offeredFolder: string;
  /** In a browser files are uploaded: there no path of the user's file is known. */
  canReceivePaths: boolean;
  pickModelPath: (() => Promise<string | null>) | null;
  pickFolderPath: (() => Promise<string | null>) | null;
};

export function createFiles(dependencies: FilesDependencies) {
  const { folder, offeredFolder, canReceivePaths, pickModelPath, pickFolderPath } = dependencies;
  const received = createReceivedFiles(folder);
  const offered = createOfferedFiles(offeredFolder);
  const os = implement(filesContract);
  const router = os.router({
    receivePath: os.receivePath.handler(({ input }) => {
      if (!canReceivePaths) throw new AppError('unavailable-here', { what: 'receivePath' });
      return received.receivePath(input.path);
    }),
    pickModelPath: os.pickModelPath.handler(() => {
      if (!pickModelPath) throw new AppError('unavailable-here', { what: 'pickModelPath' });
      return pickModelPath();
    }),
    pickFolderPath: os.pickFolderPath.handler(() => {
      if (!pickFolderPath) throw new AppError('unavailable-here', { what: 'pickFolderPath' });
      return pickFolderPath();
    }),
  });
  return {
    router,
    received,
    offered,
    /** Reads a received file, or a text, into the document model all workspaces share. */
    readDocument: (source: GivenDocument, options: ReadingOptions): Promise<Document> =>
      source.kind === 'text'
        ? readDocument({ name: source.name ?? '', text: source.text }, options)
        : received.use(source.fileId, (file) => readDocument(file, options)),
    /** The text of a received file, to be used as it is; see `fileText`. */
    takeText: (fileId: string, limits: Parameters<typeof fileText>[1]): Promise<FileText> =>
      received.use(fileId, (file) => fileText(file, limits)),
    close(): void {
      received.close();
      offered.close();
    },
  };
}
