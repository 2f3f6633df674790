/** Passes anything through, and maps what an async iterator among it throws later. */
export function mapStreamErrors(output: unknown, map: (error: unknown) => unknown): unknown {
  return isAsyncIterator(output) ? withMappedErrors(output, map) : output;
}

/**
 * Not a generator: a generator's `return` waits for the `next` before it, so a reader that leaves
 * a silent stream would never be heard.
 */
function withMappedErrors(
  source: AsyncIterator<unknown>,
  map: (error: unknown) => unknown,
): AsyncIterableIterator<unknown> {
  async function mapped<Result>(step: Promise<Result>): Promise<Result> {
    try {
      return await step;
    } catch (error) {
      throw map(error);
    }
  }

  return {
    next: () => mapped(source.next()),
    return: async (value) =>
      source.return ? mapped(source.return(value)) : { done: true, value: undefined },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function isAsyncIterator(value: unknown): value is AsyncIterator<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'next' in value &&
    typeof value.next === 'function' &&
    Symbol.asyncIterator in value
  );
}
