import { keycaps } from './keys.ts';

/** A shortcut as keycaps; `keys` is in tinykeys' notation. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd className="inline-flex items-center gap-0.5 font-sans text-status text-ink-3">
      {keycaps(keys).map((cap) => (
        <span
          key={cap}
          className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border border-line-strong/40 px-1"
        >
          {cap}
        </span>
      ))}
    </kbd>
  );
}
