import { useState } from 'react';
import { common } from '../../../messages/common.ts';
import { glossaryWords } from '../../../messages/glossaries.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { languageName } from '../../../messages/languageNames.ts';
import { editTerm, saveTerm } from './glossaryActions.ts';
import { selectShown, useGlossaries } from './glossariesStore.ts';
import type { TermDraft } from './glossariesStore.ts';

const words = glossaryWords;

function close(): void {
  editTerm(null);
}

/** One term: what it is, what it becomes or must not become, and how strictly. */
export function TermDialog() {
  const draft = useGlossaries((state) => state.draft);
  return draft === null ? null : <Form key={draft.id ?? 'new'} draft={draft} />;
}

function Form({ draft }: { draft: TermDraft }) {
  const [term, setTerm] = useState(draft);
  const glossary = useGlossaries(selectShown);
  const isReady = term.source.trim() !== '' && term.target.trim() !== '';
  if (glossary === null) return null;

  const change = (changes: Partial<TermDraft>): void => setTerm({ ...term, ...changes });

  function save(): void {
    if (!isReady) return;
    close();
    void saveTerm(term);
  }

  return (
    <Dialog
      isOpen
      onClose={close}
      title={draft.id === undefined ? words.addTitle : words.editTitle}
      footer={
        <>
          <Button onClick={close}>{common.cancel}</Button>
          <Button variant="primary" disabled={!isReady} onClick={save}>
            {common.save}
          </Button>
        </>
      }
    >
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          label={languageName(glossary.from)}
          value={term.source}
          dir="auto"
          maxLength={500}
          onChange={(source) => change({ source })}
        />
        <TextField
          label={
            term.isForbidden
              ? words.mustNotBe(languageName(glossary.to))
              : languageName(glossary.to)
          }
          value={term.target}
          dir="auto"
          maxLength={500}
          onChange={(target) => change({ target })}
        />
        <TextField
          label={words.note}
          value={term.note}
          dir="auto"
          maxLength={2000}
          onChange={(note) => change({ note })}
        />
        <Switch
          label={words.allowsInflection}
          isLabelShown
          isOn={term.allowsInflection}
          onChange={(allowsInflection) => change({ allowsInflection })}
        />
        <Switch
          label={words.isCaseSensitive}
          isLabelShown
          isOn={term.isCaseSensitive}
          onChange={(isCaseSensitive) => change({ isCaseSensitive })}
        />
        <Switch
          label={words.isForbidden}
          isLabelShown
          isOn={term.isForbidden}
          onChange={(isForbidden) => change({ isForbidden })}
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}
