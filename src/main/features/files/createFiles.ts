import { implement } from '@orpc/server';
import { filesContract } from '../../../shared/api/files.ts';
import { AppError } from '../../../shared/errors.ts';
import { createReceivedFiles } from './receivedFiles.ts';

export type FilesDependencies = {
  folder: string;
  /** In a browser files are uploaded: there no path of the user's file is known. */
  canReceivePaths: boolean;
  pickModelPath: (() => Promise<string | null>) | null;
};

export function createFiles({ folder, canReceivePaths, pickModelPath }: FilesDependencies) {
  const received = createReceivedFiles(folder);
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
  });
  return { router, received, close: (): void => received.close() };
}
