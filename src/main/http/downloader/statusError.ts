import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { AppError } from '../../../shared/errors.ts';

type Answer = Pick<IncomingMessage, 'statusCode' | 'headers'>;
type Asked = { host: string; subject: string; hasToken: boolean };

/** The hub answers 401, not 404, about what does not exist to who has no token. */
const notFoundCodes = ['RepoNotFound', 'RevisionNotFound', 'EntryNotFound'];

/** What an answer other than success means, in our codes. */
export function statusError({ statusCode = 0, headers }: Answer, asked: Asked): AppError {
  const { host, subject, hasToken } = asked;
  const hubCode = String(headers['x-error-code'] ?? '');
  if (statusCode === 404 || statusCode === 410 || notFoundCodes.includes(hubCode)) {
    return new AppError('download-missing', { subject });
  }
  if (statusCode === 401 && hasToken && hubCode !== 'GatedRepo') {
    return new AppError('token-rejected', { host });
  }
  if (statusCode === 401 || statusCode === 403) {
    return new AppError('download-gated', { subject, hasToken });
  }
  if (statusCode === 416) return new AppError('download-changed', { subject });
  if (statusCode === 408 || statusCode === 429 || statusCode >= 500) {
    const retryAfterMilliseconds = retryAfter(headers);
    return new AppError('server-busy', { host, status: statusCode, retryAfterMilliseconds });
  }
  return new AppError('server-answer-invalid', { host, reason: `status ${statusCode}` });
}

/**
 * Seconds, or a date, which is measured by the server's own clock: ours may be wrong. Null when
 * the server does not say.
 */
function retryAfter(headers: IncomingHttpHeaders): number | null {
  const value = headers['retry-after']?.trim() ?? '';
  if (/^\d{1,9}$/u.test(value)) return Number(value) * 1000;
  const wait = Date.parse(value) - Date.parse(headers.date ?? '');
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}
