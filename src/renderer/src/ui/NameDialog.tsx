import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { common } from '../messages/common.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { TextField } from './TextField.tsx';

type NameDialogProps = {
  title: string;
  description?: string;
  /** Of the field. */
  label: string;
  name?: string;
  maxLength: number;
  onClose: () => void;
  onSave: (name: string) => void;
};

/** Asks for the name under which something is kept. */
export function NameDialog(props: NameDialogProps) {
  const { title, description, label, name = '', maxLength, onClose, onSave } = props;
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
        label={label}
        value={typed}
        maxLength={maxLength}
        dir="auto"
        onChange={setTyped}
        onKeyDown={saveByKey}
      />
    </Dialog>
  );
}
