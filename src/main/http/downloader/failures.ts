import { AppError } from '../../../shared/errors.ts';
import type { ErrorCode } from '../../../shared/errors.ts';

/** What may be different when it is tried again. */
const passing: readonly ErrorCode[] = ['server-unreachable', 'server-stalled', 'server-busy'];

export function isPassing(error: unknown): error is AppError {
  return error instanceof AppError && passing.includes(error.code);
}

/** Node's own errors of sockets, TLS and HTTP, and aborted signals, in our codes. */
export function toAppError(error: unknown, host: string): unknown {
  if (error instanceof AppError || !(error instanceof Error)) return error;
  if (error.name === 'AbortError') return new AppError('cancelled', {}, { cause: error });
  const code = 'code' in error ? String(error.code) : error.message;
  if (isCertificateTrouble(code)) {
    return new AppError(
      'download-refused',
      { host, reason: `certificate: ${code}` },
      { cause: error },
    );
  }
  if (code.startsWith('HPE_')) {
    return new AppError('server-answer-invalid', { host, reason: code }, { cause: error });
  }
  return new AppError('server-unreachable', { host, reason: code }, { cause: error });
}

/** OpenSSL's verification errors, as Node passes them on, and its own about the name. */
function isCertificateTrouble(code: string): boolean {
  return (
    /^(?:CERT_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|HOSTNAME_MISMATCH)/u.test(code) ||
    code === 'ERR_TLS_CERT_ALTNAME_INVALID'
  );
}
