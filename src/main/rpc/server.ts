import { ORPCError } from '@orpc/client';
import type { AnyRouter } from '@orpc/server';
import { RPCHandler as PortHandler } from '@orpc/server/message-port';
import { RPCHandler as WebSocketHandler } from '@orpc/server/ws';
import { AppError } from '../../shared/errors.ts';
import { mapStreamErrors } from '../../shared/streams.ts';
import type { Logger } from '../log.ts';

type Port = Parameters<PortHandler<Record<never, never>>['upgrade']>[0];
type Socket = Parameters<WebSocketHandler<Record<never, never>>['upgrade']>[0];

/**
 * Serves one router over any number of ports and sockets. This is one of the three places that
 * catch: an `AppError` travels with its code, anything else is logged here and travels as `internal`.
 */
export function createRpcServer(router: AnyRouter, log: Logger) {
  const options = {
    clientInterceptors: [
      async ({ next }: { next: () => Promise<unknown> }): Promise<unknown> => {
        try {
          return mapStreamErrors(await next(), toWire);
        } catch (error) {
          throw toWire(error);
        }
      },
    ],
  };

  function toWire(error: unknown): unknown {
    if (error instanceof AppError) {
      return new ORPCError(error.code, { message: error.code, data: error.details });
    }
    // Refused input and aborted calls are oRPC's and the caller's own, not faults of ours.
    if (error instanceof ORPCError && error.code === 'BAD_REQUEST') return error;
    if (error instanceof Error && error.name === 'AbortError') return error;
    log.error({ err: error }, 'unforeseen error');
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
