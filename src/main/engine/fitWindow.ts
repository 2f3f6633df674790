import type { Turn, Window } from '../../shared/engineApi.ts';

type WindowRequest = {
  turns: Turn[];
  reserveTokens: number;
  contextSize: number;
  /** Exact length of the rendered prompt when the turns before `firstTurn` are left out. */
  countFrom: (firstTurn: number) => number;
};

/**
 * Leaves out as few of the oldest turns as possible. A window starts with a user turn, because
 * chat templates refuse or distort a conversation that opens with a reply, and it always keeps the
 * last turn. The system prompt is part of every count.
 */
export function fitWindow({ turns, reserveTokens, contextSize, countFrom }: WindowRequest): Window {
  const starts = possibleStarts(turns);
  const fitsFrom = (promptTokens: number) => promptTokens + reserveTokens <= contextSize;

  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fitsFrom(countFrom(starts[middle] ?? 0))) high = middle;
    else low = middle + 1;
  }
  const firstTurn = starts[low] ?? 0;
  const promptTokens = countFrom(firstTurn);
  return { firstTurn, promptTokens, contextSize, fits: fitsFrom(promptTokens) };
}

/** The whole conversation, then each later user turn. */
function possibleStarts(turns: Turn[]): number[] {
  return turns.flatMap((turn, index) => (index === 0 || turn.role === 'user' ? [index] : []));
}
