export const tick = Symbol('tick');

/**
 * Passes a stream on and puts a tick into every pause longer than `milliseconds`, so that its
 * reader can do what is due without a timer of its own.
 */
export async function* withTicks<Event>(
  source: AsyncIterable<Event>,
  milliseconds: number,
): AsyncGenerator<Event | typeof tick, void, void> {
  const iterator = source[Symbol.asyncIterator]();
  let hasEnded = false;
  try {
    for (;;) {
      const next = iterator.next();
      let step = await firstOf(next, milliseconds);
      while (step === tick) {
        yield tick;
        step = await firstOf(next, milliseconds);
      }
      if (step.done) {
        hasEnded = true;
        return;
      }
      yield step.value;
    }
  } finally {
    if (!hasEnded) await iterator.return?.();
  }
}

async function firstOf<Result>(
  result: Promise<Result>,
  milliseconds: number,
): Promise<Result | typeof tick> {
  const pause = Promise.withResolvers<typeof tick>();
  const timer = setTimeout(pause.resolve, milliseconds, tick);
  try {
    return await Promise.race([result, pause.promise]);
  } finally {
    clearTimeout(timer);
  }
}
