import { SlidersHorizontal } from 'lucide-react';
import type { Stack } from '../../../../../shared/api/stack.ts';
import { adapterWords } from '../../../messages/adapters.ts';
import { compareWords as words } from '../../../messages/compare.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useNamedStacks, useRack } from '../adaptersStore.ts';
import { isSameStack } from '../stack/editing.ts';
import { StackEditor } from '../stack/StackEditor.tsx';
import { useChatStack } from '../stack/targets.ts';
import { whyUnusable } from '../stack/usability.ts';

type StackPickerProps = { letter: string; stack: Stack; onChange: (stack: Stack) => void };

/** Chooses the stack of a column: by name, or adapter by adapter. */
export function StackPicker({ letter, stack, onChange }: StackPickerProps) {
  const options = useStackOptions();
  const current = options.find((option) => isSameStack(option.stack, stack));
  const shown = current ?? { value: own, label: words.ownStack, stack };
  return (
    <div className="flex min-w-0 items-center gap-1">
      <Select
        label={words.stackOf(letter)}
        isLabelHidden
        value={shown.value}
        options={current === undefined ? [shown, ...options] : options}
        onChange={(value) => {
          const chosen = options.find((option) => option.value === value);
          if (chosen !== undefined) onChange(chosen.stack);
        }}
        className="min-w-0 flex-1"
      />
      <Popover
        title={words.strengths}
        align="end"
        trigger={<IconButton icon={SlidersHorizontal} label={words.strengthsOf(letter)} />}
      >
        <StackEditor stack={stack} onChange={async (next) => onChange(next)} />
      </Popover>
    </div>
  );
}

type StackOption = { value: string; label: string; stack: Stack };

const own = 'own';

/** The bare model, the stack of the open chat, the named ones, and each adapter by itself. */
function useStackOptions(): StackOption[] {
  const chat = useChatStack();
  const named = useNamedStacks();
  const usable = useRack().filter((adapter) => whyUnusable(adapter) === null);
  return [
    { value: 'bare', label: adapterWords.stacks.bareModel, stack: [] },
    ...named.map(({ id, name, stack }) => ({ value: id, label: name, stack })),
    ...usable.map(({ id, name }) => ({
      value: id,
      label: words.alone(name),
      stack: [{ adapterId: id, strength: 1 }],
    })),
    ...(chat.stack.length > 0 ? [{ value: 'chat', label: words.thisChat, stack: chat.stack }] : []),
  ];
}
