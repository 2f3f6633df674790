import { createContext, Script } from 'node:vm';

const host = createContext({ work: () => undefined as unknown });
const call = new Script('work()');

/**
 * Runs synchronous code that may never end. It is interrupted wherever it is, and the error then
 * has the code `ERR_SCRIPT_EXECUTION_TIMEOUT`.
 */
export function withinTime<Result>(milliseconds: number, work: () => Result): Result {
  host['work'] = work;
  // V8 stops everything that was begun in here, whichever context it belongs to.
  return call.runInContext(host, { timeout: milliseconds }) as Result;
}

/** The error is no `Error` of ours: it comes from the context in there. */
export function isOutOfTime(error: unknown): boolean {
  const isObject = typeof error === 'object' && error !== null;
  return isObject && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
