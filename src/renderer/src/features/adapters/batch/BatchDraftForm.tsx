import { batchWords as words } from '../../../messages/batch.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextArea, TextField } from '../../../ui/TextField.tsx';
import { useActiveModel } from '../../models/modelsStore.ts';
import { ColumnPickers } from '../compare/ColumnPickers.tsx';
import { canStart, choosePrompts, startBatch } from './batchActions.ts';
import { changeDraft, useBatch } from './batchStore.ts';
import type { PromptFormat } from './batchStore.ts';

const formats = (['lines', 'jsonl', 'csv'] as const).map((value) => ({
  value,
  label: words.formats[value],
}));

/** A list of prompts, and the stacks that are to answer each. */
export function BatchDraftForm() {
  const { draft, refusal, isStarting } = useBatch();
  const hasModel = useActiveModel().status === 'ready';
  return (
    <form
      aria-label={words.new}
      className="flex flex-col gap-4 px-5 py-4"
      onSubmit={(event) => {
        event.preventDefault();
        void startBatch();
      }}
    >
      <p className="max-w-reading text-small text-ink-2">{words.explain}</p>
      <TextField
        label={words.name}
        placeholder={words.namePlaceholder}
        value={draft.name}
        maxLength={120}
        dir="auto"
        onChange={(name) => changeDraft({ name })}
        className="max-w-80"
      />
      <Prompts />
      <TextArea
        label={words.systemPrompt}
        rows={1}
        value={draft.systemPrompt}
        onChange={(systemPrompt) => changeDraft({ systemPrompt })}
        className="max-w-reading [&_textarea]:min-h-8"
      />
      <ColumnPickers
        columns={draft.columns}
        fewest={1}
        onChange={(columns) => changeDraft({ columns })}
      />
      {refusal !== null && (
        <div className="max-w-reading">
          <ErrorNotice error={refusal} />
        </div>
      )}
      <div className="flex flex-wrap items-center gap-4">
        <Button
          type="submit"
          variant="primary"
          disabled={!canStart(draft) || isStarting || !hasModel}
        >
          {isStarting ? words.starting : words.start}
        </Button>
        {!hasModel && <p className="text-small text-amber-text">{words.noModel}</p>}
      </div>
    </form>
  );
}

function Prompts() {
  const { format, text, file } = useBatch((state) => state.draft);
  return (
    <div className="flex max-w-reading flex-col gap-3">
      <div className="flex flex-wrap items-end gap-2">
        <Select<PromptFormat>
          label={words.format}
          value={format}
          options={formats}
          isDisabled={file !== null}
          onChange={(next) => changeDraft({ format: next })}
          className="w-68"
        />
        <Button onClick={() => void choosePrompts()}>{words.chooseFile}</Button>
      </div>
      {file === null ? (
        <TextArea
          label={words.prompts}
          rows={6}
          placeholder={words.placeholders[format]}
          value={text}
          onChange={(next) => changeDraft({ text: next })}
          className="[&_textarea]:max-h-96 [&_textarea]:min-h-36"
        />
      ) : (
        <p className="flex flex-wrap items-center gap-2 text-small">
          {words.fileChosen(file.name)}
          <Button size="small" onClick={() => changeDraft({ file: null })}>
            {words.forgetFile}
          </Button>
        </p>
      )}
    </div>
  );
}
