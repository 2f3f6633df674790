import { ChevronLeft, ChevronRight, Layers, TriangleAlert } from 'lucide-react';
import type { AdapterEntry } from '../../../../../shared/api/adapters.ts';
import type { Stack, StackEntry } from '../../../../../shared/api/stack.ts';
import { adapterWords } from '../../../messages/adapters.ts';
import { Button } from '../../../ui/Button.tsx';
import { classNames } from '../../../ui/classNames.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { showRackOfChat } from '../../adapters/adapterActions.ts';
import { useRack } from '../../adapters/adaptersStore.ts';
import { moved, withoutAdapter, withStrength } from '../../adapters/stack/editing.ts';
import { ChatEffect } from '../../adapters/stack/EffectBadge.tsx';
import { StackEditor } from '../../adapters/stack/StackEditor.tsx';
import { formatStrength } from '../../adapters/stack/strength.ts';
import { StrengthSlider } from '../../adapters/stack/StrengthSlider.tsx';
import { useChatStack } from '../../adapters/stack/targets.ts';
import { whyUnusable } from '../../adapters/stack/usability.ts';
import { setChatStack } from '../actions/chatStack.ts';

const words = adapterWords.chips;

/** The adapters the next reply is written with. */
export function StackChips() {
  const { stack } = useChatStack();
  return (
    <>
      <PickerButton stack={stack} />
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1">
        {stack.length > 0 && (
          <ul aria-label={words.label} className="contents">
            {stack.map((entry) => (
              <li key={entry.adapterId} className="min-w-0">
                <Chip entry={entry} stack={stack} />
              </li>
            ))}
          </ul>
        )}
        <ChatEffect />
      </div>
    </>
  );
}

function PickerButton({ stack }: { stack: Stack }) {
  return (
    <Popover
      title={words.picker}
      side="top"
      trigger={<IconButton icon={Layers} label={words.addLabel} tooltipSide="top" />}
    >
      <div className="flex flex-col gap-3">
        <StackEditor stack={stack} onChange={setChatStack} />
        <Button size="small" className="self-start" onClick={() => showRackOfChat()}>
          {words.toRack}
        </Button>
      </div>
    </Popover>
  );
}

type ChipProps = { entry: StackEntry; stack: Stack };

function Chip({ entry, stack }: ChipProps) {
  const adapter = useRack().find(({ id }) => id === entry.adapterId);
  const name = adapter?.name ?? words.gone;
  const reason = adapter === undefined ? words.goneHint : whyUnusable(adapter);
  const strength = formatStrength(entry.strength);
  return (
    <Popover
      title={name}
      side="top"
      trigger={
        <button
          type="button"
          className={classNames(
            'figures flex h-7 max-w-56 items-center gap-1.5 rounded-md px-2 text-small hover:bg-pressed data-popup-open:bg-pressed',
            reason === null ? 'bg-accent-soft text-accent-text' : 'bg-amber-soft text-amber-text',
            entry.strength === 0 && reason === null && 'bg-sunken text-ink-3',
          )}
        >
          {reason !== null && (
            <TriangleAlert size={13} strokeWidth={1.75} aria-hidden className="shrink-0" />
          )}
          <span dir="auto" className="truncate">
            {name}
          </span>
          <span className="sr-only">{words.strength}</span>
          <span className="shrink-0">{strength}</span>
          {reason !== null && <span className="sr-only">{words.leftOut(reason)}</span>}
        </button>
      }
    >
      <ChipPanel entry={entry} stack={stack} adapter={adapter} reason={reason} />
    </Popover>
  );
}

type ChipPanelProps = ChipProps & { adapter: AdapterEntry | undefined; reason: string | null };

function ChipPanel({ entry, stack, adapter, reason }: ChipPanelProps) {
  const { adapterId, strength } = entry;
  const position = stack.indexOf(entry);
  return (
    <div className="flex flex-col gap-3">
      {reason !== null && <p className="text-small text-amber-text">{reason}</p>}
      {adapter?.description !== undefined && adapter.description !== '' && (
        <p dir="auto" className="text-small text-ink-2">
          {adapter.description}
        </p>
      )}
      {adapter !== undefined && (
        <StrengthSlider
          name={adapter.name}
          value={strength}
          onChange={(next) => setChatStack(withStrength(stack, adapterId, next))}
        />
      )}
      <div className="flex items-center gap-1">
        <Button size="small" onClick={() => void setChatStack(withoutAdapter(stack, adapterId))}>
          {words.off}
        </Button>
        {adapter !== undefined && (
          <Button size="small" variant="quiet" onClick={() => showRackOfChat(adapterId)}>
            {words.toRack}
          </Button>
        )}
        <span className="flex-1" />
        {stack.length > 1 && (
          <>
            <IconButton
              icon={ChevronLeft}
              label={words.earlier}
              disabled={position === 0}
              onClick={() => void setChatStack(moved(stack, adapterId, -1))}
              className="rtl:-scale-x-100"
            />
            <IconButton
              icon={ChevronRight}
              label={words.later}
              disabled={position === stack.length - 1}
              onClick={() => void setChatStack(moved(stack, adapterId, 1))}
              className="rtl:-scale-x-100"
            />
          </>
        )}
      </div>
    </div>
  );
}
