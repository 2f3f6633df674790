import { ORPCError } from '@orpc/client';
import type { AnyRouter } from '@orpc/server';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as WebSocketHandler } from '@orpc/server/ws';
import { AppError } from '../../shared/errors.ts';
import { mapStreamErrors } from '../../shared/streams.ts';
import type { Logger } from '../log.ts';

type Port = Parameters<PortHandler<Record<never, never>>['upgrade']>[0];
type Handling = {
  path: readonly string[];
  signal?: AbortSignal | undefined;
  next: () => Promise<unknown>;
};
type Socket = Parameters<WebSocketHandler<Record<never, never>>['upgrade']>[0];

/**
 * Serves one router over any number of ports and sockets. This is one of the three places that
 * catch: an `AppError` travels with its code, anything else is logged here and travels as `internal`.
 */
export function createRpcServer(router: AnyRouter, log: Logger) {
  const options = {
    clientInterceptors: [
      async ({ path, signal, next }: Handling): Promise<unknown> => {
        const toSend = (error: unknown): unknown => toWire(error, path, signal);
        try {
          return mapStreamErrors(await next(), toSend);
        } catch (error) {
          throw toSend(error);
        }
      },
    ],
  };

  function toWire(error: unknown, path: readonly string[], signal?: AbortSignal): unknown {
    if (error instanceof AppError) {
      return new ORPCError(error.code, { message: error.code, data: error.details });
    }
    // Refused input and aborted calls are the caller's own, not faults of ours.
    if (error instanceof ORPCError && error.code === 'BAD_REQUEST') return error;
    if (signal?.aborted && error instanceof Error && error.name === 'AbortError') return error;
    log.error({ err: error, call: path.join('.') }, 'unforeseen error');
    return new ORPCError('internal', { message: 'internal', data: {} });
  }

  const ports = new PortHandler(router, options);
  const sockets = new WebSocketHandler(router, options);
  return {
    servePort: (port: Port): void => ports.upgrade(port),
    serveSocket: (socket: Socket): Promise<void> => sockets.upgrade(socket),
  };
}

export type RpcServer = ReturnType<typeof createRpcServer>;
