import { useState } from 'react';
import { common } from '../../../messages/common.ts';
import { translateWords } from '../../../messages/translate.ts';
import { glossaryWords } from '../../../messages/glossaries.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { LanguagePicker } from '../languages/LanguagePicker.tsx';
import { selectFrom, useTranslate } from '../translateStore.ts';
import { createGlossary } from './glossaryActions.ts';
import { useGlossaries } from './glossariesStore.ts';

const words = glossaryWords;

/** A new glossary: its name and its pair, which a file does not always say. */
export function GlossaryDialog() {
  const creating = useGlossaries((state) => state.creating);
  return creating === null ? null : <Form file={creating.file} />;
}

function close(): void {
  useGlossaries.setState({ creating: null });
}

function Form({ file }: { file: File | null }) {
  const from = useTranslate(selectFrom);
  const to = useTranslate((state) => state.settings.to);
  const [draft, setDraft] = useState(() => ({
    name: file?.name.replace(/\.\w+$/u, '') ?? '',
    from: from ?? (to === 'en' ? ('fr' as const) : ('en' as const)),
    to,
  }));
  const isReady = draft.name.trim() !== '' && draft.from !== draft.to;

  function create(): void {
    if (!isReady) return;
    close();
    void createGlossary(draft, file);
  }

  return (
    <Dialog
      isOpen
      onClose={close}
      title={file === null ? words.createTitle : words.importTitle(file.name)}
      footer={
        <>
          <Button onClick={close}>{common.cancel}</Button>
          <Button variant="primary" disabled={!isReady} onClick={create}>
            {file === null ? words.createShort : words.importShort}
          </Button>
        </>
      }
    >
      <TextField
        label={words.name}
        value={draft.name}
        maxLength={120}
        dir="auto"
        onChange={(name) => setDraft({ ...draft, name })}
        onKeyDown={(event) => event.key === 'Enter' && create()}
      />
      <div className="flex flex-wrap items-center gap-2">
        <LanguagePicker
          label={translateWords.languages.from}
          value={draft.from}
          recent={[]}
          onChange={(choice) => choice !== 'detect' && setDraft({ ...draft, from: choice })}
          className="border border-line-strong"
        />
        <span aria-hidden className="text-ink-3 rtl:-scale-x-100">
          →
        </span>
        <LanguagePicker
          label={translateWords.languages.to}
          value={draft.to}
          recent={[]}
          onChange={(choice) => choice !== 'detect' && setDraft({ ...draft, to: choice })}
          className="border border-line-strong"
        />
      </div>
      {draft.from === draft.to && <p className="text-small text-red-text">{words.samePair}</p>}
    </Dialog>
  );
}
