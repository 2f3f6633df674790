import { useRef } from 'react';
import { common } from '../../messages/common.ts';
import { downloads } from '../../messages/downloads.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useDownloads } from './downloadsStore.ts';
import {
  closeTokenDialog,
  forgetToken,
  saveToken,
  typeToken,
  useTokenDialog,
} from './tokenStore.ts';

const texts = downloads.token;

export function TokenDialog() {
  const { isOpen, typed } = useTokenDialog();
  const place = useDownloads((state) => state.view?.token ?? 'none');
  const field = useRef<HTMLInputElement>(null);
  return (
    <Dialog
      isOpen={isOpen}
      onClose={closeTokenDialog}
      title={texts.title}
      description={texts.description}
      initialFocus={field}
      footer={
        <>
          {place !== 'none' && (
            <Button variant="quiet" onClick={() => void forgetToken()}>
              {texts.forget}
            </Button>
          )}
          <Button onClick={closeTokenDialog}>{common.cancel}</Button>
          <Button variant="primary" type="submit" form="token" disabled={typed.trim() === ''}>
            {texts.save}
          </Button>
        </>
      }
    >
      <form
        id="token"
        onSubmit={(event) => {
          event.preventDefault();
          void saveToken();
        }}
      >
        <TextField
          ref={field}
          type="password"
          label={texts.label}
          value={typed}
          onChange={typeToken}
          placeholder={texts.placeholder}
          description={texts[place]}
          autoComplete="off"
          spellCheck={false}
        />
      </form>
    </Dialog>
  );
}
