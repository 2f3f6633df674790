import type { IncomingMessage } from 'node:http';
import type { LedgerLine } from '../../network.ts';

const noteMilliseconds = 2000;

/** Writes down what passes over the answer's connection, to its end: headers and TLS included. */
export function keepLedger(response: IncomingMessage, entry: LedgerLine): void {
  const { socket } = response;
  const note = (): void =>
    entry.note({ receivedBytes: socket.bytesRead, sentBytes: socket.bytesWritten });
  const timer = setInterval(note, noteMilliseconds);
  response.once('close', () => {
    clearInterval(timer);
    note();
    entry.close(response.complete ? 'complete' : 'failed');
  });
}
