/** Passes anything through, and maps what an async iterator among it throws later. */
export function mapStreamErrors(output: unknown, map: (error: unknown) => unknown): unknown {
  return isAsyncIterator(output) ? withMappedErrors(output, map) : output;
}

async function* withMappedErrors(
  source: AsyncIterator<unknown>,
  map: (error: unknown) => unknown,
): AsyncGenerator<unknown, unknown, void> {
  let isOpen = true;
  try {
    for (;;) {
      const step = await source.next();
      if (step.done) {
        isOpen = false;
        return step.value;
      }
      yield step.value;
    }
  } catch (error) {
    isOpen = false;
    throw map(error);
  } finally {
    if (isOpen) await source.return?.();
  }
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
