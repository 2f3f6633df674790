import { AppError, engineFailures } from '../../shared/errors.ts';

/** The engine may die on one step for good; what is done meanwhile is kept. */
const mostFailuresInARow = 3;

type RetriedWork = {
  attempt: () => Promise<void>;
  /** How many steps are done by now. */
  done: () => number;
  signal: AbortSignal;
};

/**
 * Work that goes on from its finished steps after the engine has died. Whatever got further than
 * the time before earns a new start.
 */
export async function retryWork({ attempt, done, signal }: RetriedWork): Promise<void> {
  let doneBefore = -1;
  for (let failures = 0; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!isEngineFailure(error) || signal.aborted) throw error;
      if (done() > doneBefore) failures = 0;
      if (failures + 1 >= mostFailuresInARow) throw error;
      doneBefore = done();
    }
  }
}

/** What is asked for in the moment after the engine has died finds no model. */
function isEngineFailure(error: unknown): boolean {
  if (!(error instanceof AppError)) return false;
  return engineFailures.includes(error.code) || error.code === 'no-model';
}
