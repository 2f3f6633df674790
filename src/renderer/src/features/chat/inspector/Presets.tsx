import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Conversation, Preset } from '../../../../../shared/api/chat.ts';
import { chatWords } from '../../../messages/chat.ts';
import { common } from '../../../messages/common.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu, MenuItem } from '../../../ui/Menu.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { attempt } from '../../../ui/toast.ts';
import { applyPreset, deletePreset, savePreset } from '../actions/presetActions.ts';
import { useChatStore } from '../chatStore.ts';

const words = chatWords.inspector;
const noPreset = '';

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
      {isNaming && <NameDialog conversation={conversation} onClose={() => setIsNaming(false)} />}
    </div>
  );
}

function isSame(preset: Preset, { systemPrompt, sampling }: Conversation): boolean {
  return (
    preset.systemPrompt === systemPrompt &&
    JSON.stringify(preset.sampling) === JSON.stringify(sampling)
  );
}

type NameDialogProps = { conversation: Conversation; onClose: () => void };

function NameDialog({ conversation, onClose }: NameDialogProps) {
  const [name, setName] = useState('');
  const canSave = name.trim() !== '';

  function saveByKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    // The key would also press the button that gets the focus back.
    event.preventDefault();
    save();
  }

  function save(): void {
    if (!canSave) return;
    onClose();
    void attempt(() => savePreset(name.trim(), conversation));
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={words.presetSaveTitle}
      description={words.presetSaveHint}
      footer={
        <>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button variant="primary" disabled={!canSave} onClick={save}>
            {common.save}
          </Button>
        </>
      }
    >
      <TextField
        label={words.presetName}
        value={name}
        maxLength={80}
        dir="auto"
        onChange={setName}
        onKeyDown={saveByKey}
      />
    </Dialog>
  );
}
