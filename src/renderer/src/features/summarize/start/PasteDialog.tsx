import { useRef, useState } from 'react';
import { common } from '../../../messages/common.ts';
import { summarizeWords } from '../../../messages/summarize.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextArea } from '../../../ui/TextField.tsx';
import { stopPasting, summarizePasted } from '../actions/pasting.ts';
import { useSummarize } from '../summarizeStore.ts';

const words = summarizeWords.paste;

/** A text without a file. A very long one is taken as it is pasted, without being shown here. */
export function PasteDialog() {
  const isPasting = useSummarize((state) => state.isPasting);
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);

  function start(): void {
    setText('');
    summarizePasted(text);
  }

  return (
    <Dialog
      isOpen={isPasting}
      onClose={stopPasting}
      title={words.title}
      width="wide"
      initialFocus={field}
      footer={
        <>
          <Button onClick={stopPasting}>{common.cancel}</Button>
          <Button variant="primary" disabled={text.trim() === ''} onClick={start}>
            {words.start}
          </Button>
        </>
      }
    >
      <TextArea
        ref={field}
        label={words.label}
        isLabelHidden
        placeholder={words.placeholder}
        value={text}
        onChange={setText}
        className="max-h-[50vh] min-h-40 overflow-y-auto"
      />
    </Dialog>
  );
}
