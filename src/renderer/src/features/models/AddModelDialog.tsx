import { useRef } from 'react';
import { common } from '../../messages/common.ts';
import { models } from '../../messages/models.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { PathField } from '../../ui/PathField.tsx';
import {
  closeAddModel,
  pickModelPath,
  setModelPath,
  submitModelPath,
  useAddModel,
} from './addModelStore.ts';

const texts = models.addDialog;
const isDesktop = window.alcove !== undefined;

export function AddModelDialog() {
  const state = useAddModel();
  const pathField = useRef<HTMLInputElement>(null);
  const isChecking = state.status === 'checking';
  const path = state.status === 'closed' ? '' : state.path;
  const isEmpty = path.trim() === '';
  const hint = usePathHint();
  const error = state.status === 'closed' ? null : state.error;

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
        <PathField
          ref={pathField}
          label={texts.path}
          value={path}
          onChange={setModelPath}
          placeholders={texts.placeholders}
          description={hint}
          error={error}
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
