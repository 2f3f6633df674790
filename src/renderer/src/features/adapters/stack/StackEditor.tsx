import { TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { AdapterEntry } from '../../../../../shared/api/adapters.ts';
import type { Stack, StackEntry } from '../../../../../shared/api/stack.ts';
import { adapterWords } from '../../../messages/adapters.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { useNamedStacks, useRack } from '../adaptersStore.ts';
import { isSameStack, withAdapter, withoutAdapter, withStrength } from './editing.ts';
import { StrengthSlider } from './StrengthSlider.tsx';
import { whyUnusable } from './usability.ts';

const words = adapterWords.chips;

type StackEditorProps = {
  stack: Stack;
  onChange: (stack: Stack) => Promise<unknown>;
  /** Leaves out the adapters that are off. */
  isOnlyOn?: boolean;
};

/** A whole stack in a small place: every adapter with its switch, those that are on with a slider. */
export function StackEditor({ stack, onChange, isOnlyOn = false }: StackEditorProps) {
  const rack = useRack();
  const gone = stack.filter(({ adapterId }) => rack.every(({ id }) => id !== adapterId));
  const shown = isOnlyOn ? rack.filter(({ id }) => entryOf(stack, id) !== undefined) : rack;
  if (rack.length === 0) return <p className="text-small text-ink-2">{words.nothingToPick}</p>;
  return (
    <div className="flex flex-col gap-3">
      {!isOnlyOn && <NamedStacks stack={stack} onChange={onChange} />}
      <ul className="-mx-1 flex max-h-96 flex-col gap-2 overflow-y-auto px-1">
        {shown.map((adapter) => (
          <li key={adapter.id}>
            <EditorRow
              adapter={adapter}
              entry={entryOf(stack, adapter.id)}
              stack={stack}
              onChange={onChange}
            />
          </li>
        ))}
        {gone.map(({ adapterId }) => (
          <li key={adapterId}>
            <Amber>
              {words.gone}. {words.goneHint}
            </Amber>
            <IconButton
              size="small"
              icon={X}
              label={words.off}
              onClick={() => void onChange(withoutAdapter(stack, adapterId))}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

function entryOf(stack: Stack, id: string): StackEntry | undefined {
  return stack.find(({ adapterId }) => adapterId === id);
}

type EditorRowProps = {
  adapter: AdapterEntry;
  entry: StackEntry | undefined;
  stack: Stack;
  onChange: StackEditorProps['onChange'];
};

function EditorRow({ adapter, entry, stack, onChange }: EditorRowProps) {
  const { id, name } = adapter;
  const reason = whyUnusable(adapter);
  const isOn = entry !== undefined;
  return (
    <div className="flex flex-col gap-0.5">
      <div className="flex min-h-6 items-center gap-2">
        <Switch
          label={adapterWords.turnOn(name)}
          isOn={isOn}
          isDisabled={reason !== null && !isOn}
          onChange={(isNowOn) =>
            void onChange(isNowOn ? withAdapter(stack, id) : withoutAdapter(stack, id))
          }
        />
        <span title={name} className="min-w-0 truncate">
          <bdi>{name}</bdi>
        </span>
      </div>
      {entry !== undefined && (
        <div className="ps-9.5">
          <StrengthSlider
            name={name}
            value={entry.strength}
            onChange={(strength) => onChange(withStrength(stack, id, strength))}
          />
        </div>
      )}
      {reason !== null && (
        <div className="ps-9.5">
          <Amber>{reason}</Amber>
        </div>
      )}
    </div>
  );
}

function Amber({ children }: { children: ReactNode }) {
  return (
    <p className="flex items-start gap-1.5 text-small text-amber-text">
      <TriangleAlert size={14} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0" />
      <span className="min-w-0 break-words">{children}</span>
    </p>
  );
}

const bare = 'bare';
const own = 'own';

function NamedStacks({ stack, onChange }: Pick<StackEditorProps, 'stack' | 'onChange'>) {
  const named = useNamedStacks();
  const current = named.find((entry) => isSameStack(entry.stack, stack));
  const value = stack.length === 0 ? bare : (current?.id ?? own);
  if (named.length === 0) return null;

  function choose(id: string): void {
    const chosen = named.find((entry) => entry.id === id);
    void onChange(id === bare ? [] : (chosen?.stack ?? stack));
  }

  return (
    <Select
      label={words.stackPicker}
      isLabelHidden
      value={value}
      options={[
        { value: bare, label: adapterWords.stacks.bare },
        ...(value === own ? [{ value: own, label: adapterWords.stacks.own }] : []),
        ...named.map(({ id, name }) => ({ value: id, label: name })),
      ]}
      onChange={choose}
    />
  );
}
