import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import type { Conversation, Preset } from '../../../../../shared/api/chat.ts';
import { chatWords } from '../../../messages/chat.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu, MenuItem } from '../../../ui/Menu.tsx';
import { NameDialog } from '../../../ui/NameDialog.tsx';
import { Select } from '../../../ui/Select.tsx';
import { attempt } from '../../../ui/toast.ts';
import { applyPreset, deletePreset, savePreset } from '../actions/presetActions.ts';
import { useChatStore } from '../chatStore.ts';

const words = chatWords.inspector;
const noPreset = '';
const longestName = 80;

/** System prompt and sampling under a name, to be used again. */
export function Presets({ conversation }: { conversation: Conversation }) {
  const presets = useChatStore((state) => state.presets);
  const [isNaming, setIsNaming] = useState(false);
  const current = presets.find((preset) => isSame(preset, conversation));

  function apply(id: string): void {
    const preset = presets.find((entry) => entry.id === id);
    if (preset !== undefined) void attempt(() => applyPreset(preset, conversation));
  }

  return (
    <div className="flex items-end gap-1">
      <Select
        label={words.preset}
        value={current?.id ?? noPreset}
        isDisabled={presets.length === 0}
        options={[
          ...(current === undefined
            ? [
                {
                  value: noPreset,
                  label: presets.length === 0 ? words.presetsEmpty : words.presetNone,
                },
              ]
            : []),
          ...presets.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={apply}
        className="flex-1"
      />
      <Menu trigger={<IconButton icon={Ellipsis} label={words.presetMenu} className="mb-0.5" />}>
        <MenuItem onSelect={() => setIsNaming(true)}>{words.presetSave}</MenuItem>
        {current !== undefined && (
          <MenuItem isDangerous onSelect={() => void attempt(() => deletePreset(current))}>
            {words.presetDelete(current.name)}
          </MenuItem>
        )}
      </Menu>
      {isNaming && (
        <NameDialog
          title={words.presetSaveTitle}
          description={words.presetSaveHint}
          label={words.presetName}
          maxLength={longestName}
          onClose={() => setIsNaming(false)}
          onSave={(name) => void attempt(() => savePreset(name, conversation))}
        />
      )}
    </div>
  );
}

function isSame(preset: Preset, { systemPrompt, sampling }: Conversation): boolean {
  return (
    preset.systemPrompt === systemPrompt &&
    JSON.stringify(preset.sampling) === JSON.stringify(sampling)
  );
}
