import type { Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { AppError } from '../../../shared/errors.ts';
import { reportOf, sendLine } from '../../files/reader/sendLine.ts';
import { openFile } from '../openFile.ts';
import type { OpenedFile } from '../openText.ts';
import type { TranslatableFile } from '../translatableFile.ts';
import { request } from './request.ts';

/** Far below what a line may have, however much of it has to be escaped. */
const pieceLength = 128 * 1024;

/** Answers the one request on `input`. */
export async function serveTranslatable(streams: {
  input: NodeJS.ReadableStream;
  output: Writable;
}): Promise<void> {
  const { input, output } = streams;
  try {
    const answer = answerTo(await buffer(input));
    for (let at = 0; at < answer.length; at += pieceLength) {
      const text = answer.slice(at, at + pieceLength);
      await sendLine(output, { type: 'found', events: [{ type: 'piece', text }] });
    }
    await sendLine(output, { type: 'finished' });
  } catch (error) {
    await sendLine(output, { type: 'failed', error: reportOf(error) });
  }
}

function answerTo(content: Buffer): string {
  const end = content.indexOf('\n');
  const asked = request.parse(JSON.parse(content.subarray(0, end).toString()));
  const bytes = content.subarray(end + 1);
  if (bytes.length === 0) throw new AppError('file-empty');
  const file = openFile({ name: asked.name, csvColumns: asked.csvColumns, bytes });
  if (asked.type === 'read') return JSON.stringify(describe(file));
  return Buffer.from(file.write(new Map(asked.targets), asked.targetLanguage)).toString('base64');
}

function describe(file: OpenedFile): TranslatableFile {
  const { format, sourceLanguage, targetLanguage, units, columns = null } = file;
  const segments = units.map(({ source, target, state, note, context, maxLength }, index) => ({
    index,
    source,
    target,
    state,
    note,
    context,
    maxLength,
  }));
  return { format, sourceLanguage, targetLanguage, segments, columns };
}
