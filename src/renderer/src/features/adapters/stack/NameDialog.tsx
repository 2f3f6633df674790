import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { adapterWords } from '../../../messages/adapters.ts';
import { common } from '../../../messages/common.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/TextField.tsx';

const words = adapterWords.stacks;

type NameDialogProps = {
  title: string;
  description?: string;
  name?: string;
  onClose: () => void;
  onSave: (name: string) => void;
};

/** Asks for the name of a stack. */
export function NameDialog({ title, description, name = '', onClose, onSave }: NameDialogProps) {
  const [typed, setTyped] = useState(name);
  const canSave = typed.trim() !== '';

  function save(): void {
    if (!canSave) return;
    onClose();
    onSave(typed.trim());
  }

  function saveByKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    // The key would also press the button that gets the focus back.
    event.preventDefault();
    save();
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      description={description}
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
        label={words.name}
        value={typed}
        maxLength={120}
        dir="auto"
        onChange={setTyped}
        onKeyDown={saveByKey}
      />
    </Dialog>
  );
}
