import type { Stack } from '../../../../../shared/api/stack.ts';
import { adapterWords } from '../../../messages/adapters.ts';
import { classNames } from '../../../ui/classNames.ts';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { useDivergence, useEffectPrompt } from './effects.ts';

const words = adapterWords.effect;

type EffectBadgeProps = {
  label: string;
  stack: Stack;
  /** Known from the file: there is nothing to measure. */
  isInert?: boolean;
};

/** How much a stack changes, as a number; nothing while there is nothing to say. */
export function EffectBadge({ label, stack, isInert = false }: EffectBadgeProps) {
  const divergence = useDivergence(isInert ? noStack : stack);
  const prompt = useEffectPrompt();
  if (isInert) return <Badge label={label} text={words.inert} hint={words.inertHint} isQuiet />;
  if (divergence === null) return null;
  if (divergence === undefined) {
    return <Badge label={label} text={words.measuring} hint={words.measuringHint} isQuiet />;
  }
  if (divergence === 0) {
    return <Badge label={label} text={words.none} hint={words.noneHint} isQuiet />;
  }
  const figure = formatDivergence(divergence);
  return <Badge label={label} text={figure} hint={words.hint(figure, shortened(prompt))} />;
}

const noStack: Stack = [];

type BadgeProps = { label: string; text: string; hint: string; isQuiet?: boolean };

function Badge({ label, text, hint, isQuiet = false }: BadgeProps) {
  return (
    <Tooltip label={hint} side="top">
      <button
        type="button"
        aria-label={`${label}: ${text}. ${hint}`}
        className={classNames(
          'figures h-5 shrink-0 rounded-sm px-1.5 text-status whitespace-nowrap',
          isQuiet ? 'text-ink-3' : 'bg-accent-soft text-accent-text',
        )}
      >
        {text}
      </button>
    </Tooltip>
  );
}

function formatDivergence(divergence: number): string {
  return divergence < 0.005 ? words.small : divergence.toFixed(2);
}

function shortened(prompt: string): string {
  const [line = ''] = prompt.split('\n').slice(-1);
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
