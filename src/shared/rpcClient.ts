import { createORPCClient, ORPCError } from '@orpc/client';
import type { ClientLink } from '@orpc/client';
import { AppError, isErrorCode } from './errors.ts';
import type { ErrorDetails } from './errors.ts';
import { mapStreamErrors } from './streams.ts';

/** The part of an oRPC link's options that turns whatever went wrong into our own errors. */
export const clientInterceptors = [
  async ({ next }: { next: () => Promise<unknown> }): Promise<unknown> => {
    try {
      return mapStreamErrors(await next(), fromWire);
    } catch (error) {
      throw fromWire(error);
    }
  },
];

/**
 * The typed client of a contract over any link. Every rejection, of a call or in the middle of a
 * stream, is an `AppError`: with the server's code, `cancelled` when the caller aborted,
 * `disconnected` when the transport went away, `invalid-input` when validation refused the call.
 */
export function createClient<Client>(link: ClientLink<Record<never, never>>): Client {
  return createORPCClient(link) as Client;
}

/** oRPC's own code for input that the contract's schema refuses. */
const badRequest = 'BAD_REQUEST';

function fromWire(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof ORPCError) {
    if (isErrorCode(error.code)) {
      return new AppError(error.code, (error.data ?? {}) as ErrorDetails, { cause: error });
    }
    if (error.code === badRequest) {
      return new AppError(
        'invalid-input',
        { issues: JSON.stringify(error.data) },
        { cause: error },
      );
    }
    return new AppError('internal', { reason: error.message }, { cause: error });
  }
  if (error instanceof Error && error.name === 'AbortError' && !isPeerClosed(error)) {
    return new AppError('cancelled', {}, { cause: error });
  }
  return new AppError('disconnected', { reason: String(error) }, { cause: error });
}

/** A closed peer and an aborted call are both AbortErrors in oRPC; only the words differ. */
function isPeerClosed(error: Error): boolean {
  return /closed|close\(\)/i.test(error.message);
}
