import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '../../shared/errors.ts';
import { translateFileError } from './ggufFile.ts';
import { readHeader } from './readHeader.ts';

/** Reads one header, says what it found or what is wrong with it, and ends. */
function answer(path: string) {
  try {
    return { header: readHeader(path) };
  } catch (caught) {
    // The file may have gone since it was looked at.
    const error = translateFileError(caught, path);
    if (error instanceof AppError) return { code: error.code, details: error.details };
    throw error;
  }
}

parentPort?.postMessage(answer(String(workerData)), []);
