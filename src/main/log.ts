import pino from 'pino';

export type Logger = pino.Logger;

/**
 * JSON lines on standard error; `ALCOVE_LOG` sets the level. Scopes name the feature. Prompt and
 * document text never goes into a log.
 */
const root = pino(
  { level: process.env['ALCOVE_LOG'] ?? 'warn', base: { pid: process.pid } },
  pino.destination(2),
);

export function log(scope: string): Logger {
  return root.child({ scope });
}
