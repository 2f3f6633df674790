import { dirname } from 'node:path';
import { AppError } from '../../../shared/errors.ts';
import type { FileRequest } from '../../network.ts';
import { diskTrouble } from './disk.ts';
import type { Line } from './exchange.ts';
import { removePart } from './partFile.ts';
import { createProgress } from './progress.ts';
import { isPublished, publish } from './publishing.ts';
import { receive } from './receiving.ts';

/** From the first byte, or the first that is missing, to the file under its name. */
export async function downloadFile(request: FileRequest, line: Line): Promise<void> {
  const { partPath, signal } = request;
  const progress = createProgress({
    sizeBytes: request.sizeBytes,
    everyMilliseconds: line.limits.progressMilliseconds,
    onProgress: request.onProgress,
  });
  const reading = { signal, onRead: progress.reach };
  line.refuseWhileOff();
  try {
    progress.enter('checking', 0);
    if (await isPublished(request, reading)) return await removePart(partPath);
    await receive(request, line, progress);
    progress.enter('checking', 0);
    await publish(request, reading);
  } catch (error) {
    if (signal.aborted) throw new AppError('cancelled', {}, { cause: error });
    if (error instanceof AppError && error.code === 'download-changed') await removePart(partPath);
    throw diskTrouble(error, dirname(partPath), request.sizeBytes);
  }
}
