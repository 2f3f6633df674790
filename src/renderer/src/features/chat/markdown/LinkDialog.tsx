import { chatWords } from '../../../messages/chat.ts';
import { common } from '../../../messages/common.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useChatStore } from '../chatStore.ts';
import { useCopied } from '../useCopied.ts';
import { dismissLink, openLink } from './links.ts';

const words = chatWords.link;

/** Shows the whole address before anything leaves the studio. */
export function LinkDialog() {
  const address = useChatStore((state) => state.linkToOpen);
  const [isCopied, copy] = useCopied();
  return (
    <Dialog
      isOpen={address !== null}
      onClose={dismissLink}
      title={words.title}
      description={words.body}
      footer={
        address !== null && (
          <>
            <Button onClick={dismissLink}>{common.cancel}</Button>
            <Button onClick={() => copy(address)}>{isCopied ? common.copied : words.copy}</Button>
            <Button variant="primary" onClick={() => openLink(address)}>
              {words.open}
            </Button>
          </>
        )
      }
    >
      <p
        dir="ltr"
        className="max-h-40 overflow-y-auto rounded-md bg-sunken px-2.5 py-2 font-mono text-small break-all"
      >
        {address}
      </p>
    </Dialog>
  );
}
