import { AppError } from '../../../shared/errors.ts';
import { checkSource, feed } from '../../files/documentSource.ts';
import { documentLimits } from '../../files/limits.ts';
import { readingEvents, withName } from '../../files/readingProcess.ts';
import { spawnReader } from '../../files/spawnReader.ts';
import { entryFile } from '../../processes/program.ts';
import { answerLine } from './request.ts';
import type { Request } from './request.ts';

export type AskedFile = {
  name: string;
  path: string;
  signal: AbortSignal;
  /** Of a csv file the columns to translate, from 0; null lets the file decide. */
  csvColumns: readonly number[] | null;
};

/** Has a file read or written in a process of its own that can do nothing else. */
export async function ask(file: AskedFile, request: Request): Promise<string> {
  const { name, path, signal } = file;
  if (signal.aborted) throw new AppError('cancelled');
  const source = { name, path };
  await checkSource(source);
  const child = await spawnReader('', entryFile('translatableReader'));
  child.stdin.write(`${JSON.stringify(request)}\n`);
  const feeding = feed(source, child.stdin).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  const [read, fed] = await Promise.allSettled([collect(), feeding]);
  if (fed.status === 'rejected') throw fed.reason;
  if (read.status === 'rejected') throw withName(read.reason, name);
  return read.value;

  async function collect(): Promise<string> {
    const pieces: string[] = [];
    let length = 0;
    for await (const { text } of readingEvents(child, { signal, line: answerLine })) {
      pieces.push(text);
      length += text.length;
      if (length > longestAnswer) {
        throw new AppError('document-over-limit', { limit: 'characters', most: longestAnswer });
      }
    }
    return pieces.join('');
  }
}

/** A written file in base64, with room for targets longer than their sources. */
const longestAnswer = 2 * documentLimits.fileBytes;
