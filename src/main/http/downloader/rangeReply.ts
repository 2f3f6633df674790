import type { IncomingMessage } from 'node:http';
import { AppError } from '../../../shared/errors.ts';

type Asked = { start: number; end: number; sizeBytes: number; subject: string; host: string };

/**
 * Where the body of an answer begins in the file: where it was asked for, or at 0 from a server
 * that knows no ranges. Any other part, or a file of another length, is not used.
 */
export function bodyStart(response: IncomingMessage, asked: Asked): number {
  const { host, subject, sizeBytes } = asked;
  const length = numberIn(response.headers['content-length']);
  if (response.statusCode === 200) {
    if (length !== null && length !== sizeBytes)
      throw new AppError('download-changed', { subject });
    return 0;
  }
  const range = contentRange(response.headers['content-range']);
  if (range === null || range.start !== asked.start || range.end !== asked.end) {
    throw new AppError('server-answer-invalid', { host, reason: 'another range than asked for' });
  }
  if (range.size !== sizeBytes) throw new AppError('download-changed', { subject });
  return range.start;
}

/** `bytes 0-99/1000`, where the last index is part of the range. */
function contentRange(
  header: string | undefined,
): { start: number; end: number; size: number } | null {
  const [, first, last, size] =
    /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/u.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || size === undefined) return null;
  return { start: Number(first), end: Number(last) + 1, size: Number(size) };
}

function numberIn(header: string | undefined): number | null {
  return header !== undefined && /^\d{1,15}$/u.test(header) ? Number(header) : null;
}
