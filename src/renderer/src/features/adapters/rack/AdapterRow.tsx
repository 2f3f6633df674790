import type { MouseEvent, ReactNode } from 'react';
import type { AdapterEntry } from '../../../../../shared/api/adapters.ts';
import type { Stack, StackEntry } from '../../../../../shared/api/stack.ts';
import { adapterWords as words } from '../../../messages/adapters.ts';
import { classNames } from '../../../ui/classNames.ts';
import { Switch } from '../../../ui/Switch.tsx';
import { selectAdapter } from '../adapterActions.ts';
import { useAdapters } from '../adaptersStore.ts';
import { withAdapter, withoutAdapter, withStrength } from '../stack/editing.ts';
import { InertBadge, StackEffect } from '../stack/EffectBadge.tsx';
import { StrengthSlider } from '../stack/StrengthSlider.tsx';
import { setTargetStack } from '../stack/targets.ts';
import type { StackTarget } from '../stack/targets.ts';
import { whyUnusable } from '../stack/usability.ts';
import { AdapterMenu } from './AdapterMenu.tsx';
import { AdapterText } from './AdapterText.tsx';

type AdapterRowProps = {
  adapter: AdapterEntry;
  handle: ReactNode;
  /** The stack that the switch and the slider change, and whose it is. */
  stack: Stack;
  target: StackTarget;
};

/** One adapter: what it is, whether it is on in the stack in front, how strongly, what that does. */
export function AdapterRow({ adapter, handle, stack, target }: AdapterRowProps) {
  const { id, name } = adapter;
  const isSelected = useAdapters((state) => state.selectedId === id);
  const entry = stack.find(({ adapterId }) => adapterId === id);
  const reason = whyUnusable(adapter);
  const isOn = entry !== undefined;

  return (
    <div
      aria-current={isSelected ? 'true' : undefined}
      onClick={() => selectAdapter(id)}
      className={classNames(
        'flex items-start gap-3 border-b border-line py-2.5 ps-1.5 pe-3',
        isSelected ? 'bg-accent-soft/60' : 'hover:bg-hover/50',
      )}
    >
      <div className="flex h-7 items-center gap-2" onClick={keepSelection}>
        {handle}
        <Switch
          label={words.turnOn(name)}
          isOn={isOn}
          isDisabled={reason !== null && !isOn}
          onChange={(isNowOn) =>
            void setTargetStack(
              target,
              isNowOn ? withAdapter(stack, id) : withoutAdapter(stack, id),
            )
          }
        />
      </div>
      <div className="flex min-w-0 flex-1 items-start gap-x-3 gap-y-1.5 @max-[620px]:flex-col">
        <AdapterText adapter={adapter} reason={reason} isOn={isOn} />
        <div
          onClick={keepSelection}
          className={classNames(
            'flex h-7 shrink-0 items-center gap-3',
            !isOn && '@max-[620px]:hidden',
          )}
        >
          <div className="w-48">
            {isOn && (
              <StrengthSlider
                name={name}
                value={entry.strength}
                onChange={(strength) => setTargetStack(target, withStrength(stack, id, strength))}
              />
            )}
          </div>
          <div className="flex w-16 justify-center">
            {reason === null && <RowEffect adapter={adapter} entry={entry} />}
          </div>
        </div>
      </div>
      <div onClick={keepSelection}>
        <AdapterMenu adapter={adapter} />
      </div>
    </div>
  );
}

function RowEffect({ adapter, entry }: { adapter: AdapterEntry; entry: StackEntry | undefined }) {
  const label = words.effect.label(adapter.name);
  if (adapter.isInert) return <InertBadge label={label} />;
  return entry === undefined ? null : <StackEffect label={label} stack={[entry]} />;
}

/** The controls of a row act on the stack; a press on them is no wish to see the details. */
function keepSelection(event: MouseEvent): void {
  event.stopPropagation();
}
