import { Meter } from '@base-ui/react/meter';
import type { PromptMeasure } from '../../../../../shared/api/chat.ts';
import { chatWords } from '../../../messages/chat.ts';
import { classNames } from '../../../ui/classNames.ts';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { useChatStore } from '../chatStore.ts';

const words = chatWords.gauge;

/** From here on the next message or two will push the oldest ones out. */
const tightShare = 0.8;

/** How much of what the model can read at once the next message would take. */
export function ContextGauge() {
  const measure = useChatStore((state) => state.measure);
  if (measure === null) return null;
  const { promptTokens, contextSize } = measure;
  const level = levelOf(measure);
  return (
    <Tooltip label={explain(measure)} side="top">
      <Meter.Root
        aria-label={words.label}
        value={Math.min(promptTokens, contextSize)}
        max={contextSize}
        getAriaValueText={() => words.numbers(promptTokens, contextSize)}
        className="me-2 flex items-center gap-2"
      >
        <Meter.Track className="h-1 w-14 overflow-hidden rounded-full bg-pressed">
          <Meter.Indicator className={classNames('h-full rounded-full', barColours[level])} />
        </Meter.Track>
        <span className={classNames('figures text-status', textColours[level])}>
          {words.numbers(promptTokens, contextSize)}
        </span>
      </Meter.Root>
    </Tooltip>
  );
}

type Level = 'roomy' | 'tight' | 'over';

const barColours: Record<Level, string> = {
  roomy: 'bg-line-strong',
  tight: 'bg-amber',
  over: 'bg-red',
};
const textColours: Record<Level, string> = {
  roomy: 'text-ink-3',
  tight: 'text-amber-text',
  over: 'text-red-text',
};

function levelOf({ promptTokens, contextSize, droppedMessages, fits }: PromptMeasure): Level {
  if (!fits) return 'over';
  return droppedMessages > 0 || promptTokens > contextSize * tightShare ? 'tight' : 'roomy';
}

function explain({ promptTokens, contextSize, droppedMessages, fits }: PromptMeasure): string {
  if (!fits) return words.tooLong;
  if (droppedMessages > 0) return words.drops(droppedMessages);
  return words.description(promptTokens, contextSize);
}
