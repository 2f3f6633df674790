import { useRef } from 'react';
import { adapterWords } from '../../../messages/adapters.ts';
import { common } from '../../../messages/common.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { PathField } from '../../../ui/PathField.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import {
  chooseInstead,
  closeAddAdapter,
  setAdapterPath,
  submitAdapterPath,
  useAddAdapter,
} from './addAdapterStore.ts';

const texts = adapterWords.adding;
const isDesktop = window.alcove !== undefined;

export function AddAdapterDialog() {
  const state = useAddAdapter();
  const pathField = useRef<HTMLInputElement>(null);
  const isChecking = state.status === 'checking';
  const fraction = isChecking ? state.fraction : null;
  const path = state.status === 'closed' ? '' : state.path;
  const error = state.status === 'editing' ? state.error : null;
  const isEmpty = path.trim() === '';

  return (
    <Dialog
      isOpen={state.status !== 'closed'}
      onClose={closeAddAdapter}
      title={texts.title}
      description={texts.description}
      width="wide"
      initialFocus={pathField}
      footer={
        <>
          <Button variant="quiet" onClick={closeAddAdapter}>
            {common.cancel}
          </Button>
          <Button
            variant="primary"
            type="submit"
            form="add-adapter"
            disabled={isEmpty || isChecking}
          >
            {isChecking
              ? fraction === null
                ? texts.checking
                : texts.convertingNow
              : texts.confirm}
          </Button>
        </>
      }
    >
      <form
        id="add-adapter"
        className="flex items-start gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void submitAdapterPath();
        }}
      >
        <PathField
          ref={pathField}
          label={texts.path}
          value={path}
          onChange={setAdapterPath}
          placeholders={texts.placeholders}
          description={isDesktop ? null : texts.pathHintBrowser}
          error={error}
        />
        <Button className="mt-5.5" onClick={chooseInstead}>
          {texts.chooseFiles}
        </Button>
      </form>
      {fraction !== null && (
        <ProgressBar label={texts.convertingNow} fraction={fraction} className="mt-4" />
      )}
    </Dialog>
  );
}
