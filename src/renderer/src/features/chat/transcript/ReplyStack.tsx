import { Layers } from 'lucide-react';
import type { UsedStack, UsedStackEntry } from '../../../../../shared/api/stack.ts';
import { adapterWords } from '../../../messages/adapters.ts';
import { classNames } from '../../../ui/classNames.ts';
import { formatStrength } from '../../adapters/stack/strength.ts';

const words = adapterWords.reply;

/** The adapters that made a reply, as they were then, and those it was made without. */
export function ReplyStack({ stack }: { stack: UsedStack }) {
  if (stack.length === 0) return null;
  return (
    <p
      title={words.tooltip}
      className="figures flex min-w-0 items-start gap-1.5 py-1 text-status text-ink-3"
    >
      <Layers size={12} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0" />
      <span className="sr-only">{words.tooltip}: </span>
      <span className="min-w-0 break-words">
        {stack.map((entry, index) => (
          <span
            key={entry.adapterId}
            dir="auto"
            className={classNames(entry.leftOut !== null && 'text-amber-text')}
          >
            {index > 0 && ' · '}
            {entryWords(entry)}
          </span>
        ))}
      </span>
    </p>
  );
}

function entryWords({ name, strength, leftOut }: UsedStackEntry): string {
  const entry = words.entry(name, formatStrength(strength));
  return leftOut === null ? entry : `${entry} (${words.leftOut[leftOut]})`;
}
