import { setTimeout as delay } from 'node:timers/promises';
import { LlamaLogLevel } from 'node-llama-cpp';

const keptLines = 40;
/** Said of every tensor of every adapter on a processor: only whole models are repacked for it. */
const usual = /cannot use buft .*, fallback to CPU/;
/** llama.cpp's lines come over from its own thread, a little after the call that failed. */
const lateMilliseconds = 30;

export type LogCapture = {
  logger: (level: LlamaLogLevel, message: string) => void;
  /** The latest warnings and errors of llama.cpp, oldest first: often the only reason given. */
  lines: () => Promise<string[]>;
};

export function createLogCapture(): LogCapture {
  const lines: string[] = [];
  return {
    logger(_level, message) {
      if (usual.test(message)) return;
      lines.push(message.trim());
      if (lines.length > keptLines) lines.shift();
      // Also to standard error, where the supervisor finds the last words of a crash.
      process.stderr.write(`${message.trim()}\n`);
    },
    async lines() {
      await delay(lateMilliseconds);
      return [...lines];
    },
  };
}
