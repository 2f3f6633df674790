import { useEffect, useState } from 'react';

const saveDelayMilliseconds = 300;

/** A setting that is dragged: it moves at once, and is saved by a stable function when it rests. */
export function useDragged<Value>(
  saved: Value,
  save: (value: Value) => Promise<void>,
): [value: Value, drag: (value: Value) => void] {
  const [dragged, setDragged] = useState<{ value: Value } | null>(null);

  useEffect(() => {
    if (dragged === null) return;
    const timer = setTimeout(() => {
      void save(dragged.value).then(() => setDragged(null));
    }, saveDelayMilliseconds);
    return () => clearTimeout(timer);
  }, [dragged, save]);

  return [dragged === null ? saved : dragged.value, (value) => setDragged({ value })];
}
