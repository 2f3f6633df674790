import type { Serializable } from 'node:child_process';
import type { EventEmitter } from 'node:events';
import { AppError } from '../../shared/errors.ts';

/** What a child process and `process` itself have in common when an IPC channel joins them. */
type Channel = Pick<EventEmitter, 'on'> & {
  connected: boolean;
  send?: (
    message: Serializable,
    handle: undefined,
    options: undefined,
    callback: (error: Error | null) => void,
  ) => boolean;
};

/** One end of a child process's IPC channel in the shape of a message port, for oRPC. */
export function processPort(channel: Channel) {
  return {
    /** Throws on a closed channel: a call posted into the void would wait for ever. */
    postMessage(message: Serializable): void {
      if (!channel.connected || !channel.send) throw new AppError('disconnected');
      // A channel that breaks while sending also disconnects, and that is what ends the calls.
      channel.send(message, undefined, undefined, () => undefined);
    },
    on(event: string, listener: (event?: { data: unknown }) => void): void {
      if (event === 'message') channel.on('message', (data: unknown) => listener({ data }));
      if (event === 'close') channel.on('disconnect', () => listener());
    },
  };
}
