import { common } from '../../messages/common.ts';
import { downloads } from '../../messages/downloads.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { closeAsk, confirmAsk, useAsk } from './downloadsActions.ts';

/** Nothing goes online because of a button that did not say so. */
export function AskDialog() {
  const isOpen = useAsk(({ wanted }) => wanted !== null);
  return (
    <Dialog
      isOpen={isOpen}
      onClose={closeAsk}
      title={downloads.ask.title}
      description={downloads.ask.description}
      footer={
        <>
          <Button onClick={closeAsk}>{common.cancel}</Button>
          <Button variant="primary" onClick={() => void confirmAsk()}>
            {downloads.ask.confirm}
          </Button>
        </>
      }
    />
  );
}
