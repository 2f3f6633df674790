import { useRef } from 'react';
import type { ReactNode } from 'react';
import { common } from '../../messages/common.ts';
import { describeError } from '../../messages/errors.ts';
import { models } from '../../messages/models.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import {
  closeAddModel,
  pickModelPath,
  setModelPath,
  submitModelPath,
  useAddModel,
} from './addModelStore.ts';

const texts = models.addDialog;
const isWindows = /win/i.test(navigator.platform);
const isDesktop = window.alcove !== undefined;

export function AddModelDialog() {
  const state = useAddModel();
  const pathField = useRef<HTMLInputElement>(null);
  const isChecking = state.status === 'checking';
  const path = state.status === 'closed' ? '' : state.path;
  const isEmpty = path.trim() === '';
  const hint = usePathHint();
  const error = usePathError();

  return (
    <Dialog
      isOpen={state.status !== 'closed'}
      onClose={closeAddModel}
      title={texts.title}
      description={texts.description}
      width="wide"
      initialFocus={pathField}
      footer={
        <>
          <Button variant="quiet" onClick={closeAddModel}>
            {common.cancel}
          </Button>
          <Button disabled={isEmpty || isChecking} onClick={() => void submitModelPath(false)}>
            {texts.onlyAdd}
          </Button>
          <Button variant="primary" type="submit" form="add-model" disabled={isEmpty || isChecking}>
            {isChecking ? texts.checking : texts.addAndLoad}
          </Button>
        </>
      }
    >
      <form
        id="add-model"
        className="flex items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void submitModelPath(true);
        }}
      >
        <TextField
          ref={pathField}
          label={texts.path}
          value={path}
          onChange={setModelPath}
          placeholder={isWindows ? texts.placeholderWindows : texts.placeholder}
          description={hint}
          error={error}
          spellCheck={false}
          autoComplete="off"
          dir="ltr"
          className="flex-1"
        />
        {isDesktop && (
          <Button className="mt-5.5" onClick={() => void pickModelPath()}>
            {texts.choose}
          </Button>
        )}
      </form>
    </Dialog>
  );
}

function usePathHint(): string | null {
  const droppedName = useAddModel((state) =>
    state.status === 'closed' ? null : state.droppedName,
  );
  if (droppedName !== null) return texts.droppedInBrowser(droppedName);
  return isDesktop ? null : texts.pathHintBrowser;
}

function usePathError(): ReactNode {
  const error = useAddModel((state) => (state.status === 'closed' ? null : state.error));
  if (error === null) return null;
  const { title, why, whatToDo } = describeError(error);
  return (
    <>
      <strong className="font-medium">{title}.</strong> {why} {whatToDo}
    </>
  );
}
