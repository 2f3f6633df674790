import type { Stack } from '../../../../../shared/api/stack.ts';
import { adapterWords } from '../../../messages/adapters.ts';
import { classNames } from '../../../ui/classNames.ts';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { useChatDivergence, useEffectPrompt, useStackDivergence } from './effects.ts';
import type { Divergence } from './effects.ts';

const words = adapterWords.effect;

/** How much a stack by itself changes. */
export function StackEffect({ label, stack }: { label: string; stack: Stack }) {
  return <Effect label={label} divergence={useStackDivergence(stack)} />;
}

/** How much the stack of the open chat changes, after all that was said in it. */
export function ChatEffect() {
  return <Effect label={words.ofStack} divergence={useChatDivergence()} />;
}

/** Known from the file: there is nothing to measure. */
export function InertBadge({ label }: { label: string }) {
  return <Badge label={label} text={words.inert} hint={words.inertHint} isQuiet />;
}

/** The measure as a number; nothing while there is nothing to say. */
function Effect({ label, divergence }: { label: string; divergence: Divergence }) {
  const prompt = useEffectPrompt();
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
