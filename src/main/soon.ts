/** As often as a window needs to be told. */
const usualMilliseconds = 200;

/** Gathers requests that come in quick succession into one run, the first of them at once. */
export function soon(run: () => void, everyMilliseconds = usualMilliseconds) {
  let timer: NodeJS.Timeout | null = null;
  let isWanted = false;
  let isCancelled = false;

  function request(): void {
    if (isCancelled) return;
    if (timer !== null) {
      isWanted = true;
      return;
    }
    isWanted = false;
    timer = setTimeout(() => {
      timer = null;
      if (isWanted) request();
    }, everyMilliseconds);
    // Not in this tick: what the caller is about to change belongs to it as well.
    queueMicrotask(() => {
      if (!isCancelled) run();
    });
  }

  return {
    request,
    /** For good: what is asked for afterwards is nobody's any more. */
    cancel(): void {
      isCancelled = true;
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
