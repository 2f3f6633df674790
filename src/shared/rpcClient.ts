import { createORPCClient, ORPCError } from '@orpc/client';
import type { ClientLink, InferClientContext, NestedClient } from '@orpc/client';
import { AppError, isErrorCode } from './errors.ts';
import type { ErrorDetails } from './errors.ts';
import { mapStreamErrors } from './streams.ts';

type Call = { signal?: AbortSignal | undefined; next: () => Promise<unknown> };

/** The part of an oRPC link's options that turns whatever went wrong into our own errors. */
export const clientInterceptors = [
  async ({ signal, next }: Call): Promise<unknown> => {
    const toAppError = (error: unknown): AppError => fromWire(error, signal);
    try {
      return mapStreamErrors(await next(), toAppError);
    } catch (error) {
      throw toAppError(error);
    }
  },
];

/**
 * The typed client of a contract over any link. Every rejection, of a call or in the middle of a
 * stream, is an `AppError`: with the server's code, `cancelled` when the caller aborted,
 * `disconnected` when the transport went away, `invalid-input` when validation refused the call.
 */
export function createClient<Client extends NestedClient<Record<never, never>>>(
  link: ClientLink<InferClientContext<Client>>,
): Client {
  return createORPCClient(link);
}

function fromWire(error: unknown, signal: AbortSignal | undefined): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof ORPCError) return fromServer(error);
  // oRPC reports a closed peer and an aborted call as the same error: only the signal tells.
  if (signal?.aborted) return new AppError('cancelled', {}, { cause: error });
  return new AppError('disconnected', { reason: String(error) }, { cause: error });
}

/** oRPC's own code for input that the contract's schema refuses. */
const badRequest = 'BAD_REQUEST';

function fromServer(error: ORPCError<string, unknown>): AppError {
  if (isErrorCode(error.code)) {
    return new AppError(error.code, (error.data ?? {}) as ErrorDetails, { cause: error });
  }
  if (error.code === badRequest) {
    return new AppError('invalid-input', { issues: JSON.stringify(error.data) }, { cause: error });
  }
  return new AppError('internal', { reason: error.message }, { cause: error });
}
