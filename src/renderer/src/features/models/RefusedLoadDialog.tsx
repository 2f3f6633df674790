import { useRef } from 'react';
import { common } from '../../messages/common.ts';
import { describeError } from '../../messages/errors.ts';
import { models } from '../../messages/models.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { dismissRefusedLoad, loadAnyway } from './modelsActions.ts';
import { useModels } from './modelsStore.ts';

/** A load that was stopped because the model will not fit, and the way to try it all the same. */
export function RefusedLoadDialog() {
  const refused = useModels((state) => state.refusedLoad);
  // Whoever presses Enter in haste does not load it.
  const cancel = useRef<HTMLButtonElement>(null);
  const words = refused && describeError(refused.error);
  return (
    <Dialog
      isOpen={refused !== null}
      onClose={dismissRefusedLoad}
      title={words?.title ?? ''}
      description={words?.why}
      initialFocus={cancel}
      footer={
        <>
          <Button onClick={loadAnyway}>{models.fit.loadAnyway}</Button>
          <Button ref={cancel} variant="primary" onClick={dismissRefusedLoad}>
            {common.cancel}
          </Button>
        </>
      }
    >
      <p className="text-ui">{words?.whatToDo}</p>
      <p className="text-small text-ink-3">{models.fit.loadAnywayHint}</p>
    </Dialog>
  );
}
