export type Seat<Sequence> = Disposable & { sequence: Sequence };

/** Gives the sequences of a context to those who ask, one each, in the order of asking. */
export function createSeats<Sequence>(sequences: readonly Sequence[]) {
  const free = new Set(sequences);
  const waiting: Array<() => void> = [];

  function callNext(): void {
    while (free.size > 0 && waiting.length > 0) waiting.shift()?.();
  }

  function seatOn(sequence: Sequence): Seat<Sequence> {
    free.delete(sequence);
    return {
      sequence,
      [Symbol.dispose]() {
        free.add(sequence);
        callNext();
      },
    };
  }

  return {
    /**
     * Resolves when a sequence is free; of several, to the one with the highest `worth`. To null
     * when the signal is aborted before that.
     */
    take(
      worth: (sequence: Sequence) => number,
      signal: AbortSignal,
    ): Promise<Seat<Sequence> | null> {
      return new Promise((resolve) => {
        const sit = (): void => {
          signal.removeEventListener('abort', giveUp);
          resolve(seatOn(best(free, worth)));
        };
        const giveUp = (): void => {
          waiting.splice(waiting.indexOf(sit), 1);
          resolve(null);
        };
        waiting.push(sit);
        if (signal.aborted) giveUp();
        else signal.addEventListener('abort', giveUp);
        callNext();
      });
    },
  };
}

export type Seats<Sequence> = ReturnType<typeof createSeats<Sequence>>;

function best<Sequence>(
  sequences: Iterable<Sequence>,
  worth: (sequence: Sequence) => number,
): Sequence {
  const [first, ...others] = sequences;
  if (first === undefined) throw new RangeError('no sequence is free');
  return others.reduce((chosen, other) => (worth(other) > worth(chosen) ? other : chosen), first);
}
