import { useMemo, useState } from 'react';
import type { LoadOptions, ModelEntry } from '../../../../shared/api/models.ts';
import { models } from '../../messages/models.ts';
import { Button } from '../../ui/Button.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { defaultDraft, fromDraft, numberFields, toDraft } from './loadOptionsDraft.ts';
import type { LoadOptionsDraft, NumberField } from './loadOptionsDraft.ts';
import { FitSection } from './FitSection.tsx';
import { KeepLoadedSelect } from './KeepLoadedSelect.tsx';
import { loadModel } from './modelsActions.ts';

const texts = models.options;

const numberTexts: Record<NumberField, { label: string; why: string; min: number }> = {
  contextSize: { label: texts.contextSize, why: texts.contextSizeWhy, min: 64 },
  threads: { label: texts.threads, why: texts.threadsWhy, min: 1 },
  gpuLayers: { label: texts.gpuLayers, why: texts.gpuLayersWhy, min: 0 },
};

const kvTypes = (['f16', 'q8_0', 'q4_0'] as const).map((value) => ({
  value,
  ...texts.kvTypes[value],
}));
const flashAttentions = (['auto', 'on', 'off'] as const).map((value) => ({
  value,
  label: texts.flashAttentions[value],
}));

type LoadOptionsFormProps = { entry: ModelEntry; isLoaded: boolean };

/** How the model is loaded; kept with the model once it has been loaded so. */
export function LoadOptionsForm({ entry, isLoaded }: LoadOptionsFormProps) {
  const [draft, setDraft] = useState(() => toDraft(entry.loadOptions));
  const [wrong, setWrong] = useState<NumberField[]>([]);
  const options = useMemo(() => {
    const result = fromDraft(draft);
    return 'options' in result ? result.options : null;
  }, [draft]);

  function change(changed: Partial<LoadOptionsDraft>): void {
    setDraft((former) => ({ ...former, ...changed }));
    setWrong([]);
  }

  function load(): void {
    const result = fromDraft(draft);
    if ('wrong' in result) setWrong(result.wrong);
    else void loadModel(entry.id, result.options);
  }

  return (
    <form
      aria-label={texts.title}
      className="flex max-w-120 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        load();
      }}
    >
      <FitSection entry={entry} options={options} />
      <h3 className="text-small font-semibold">{texts.title}</h3>
      {numberFields.map((field) => (
        <TextField
          key={field}
          label={numberTexts[field].label}
          value={draft[field]}
          placeholder={texts.automatic}
          inputMode="numeric"
          description={numberTexts[field].why}
          error={wrong.includes(field) && texts.wholeNumber(numberTexts[field].min)}
          onChange={(typed) => change({ [field]: typed })}
        />
      ))}
      <Select<LoadOptions['kvType']>
        label={texts.kvType}
        description={texts.kvTypeWhy}
        value={draft.kvType}
        options={kvTypes}
        onChange={(kvType) => change({ kvType })}
      />
      <Select<LoadOptions['flashAttention']>
        label={texts.flashAttention}
        description={texts.flashAttentionWhy}
        value={draft.flashAttention}
        options={flashAttentions}
        onChange={(value) => change({ flashAttention: value })}
      />
      <KeepLoadedSelect entry={entry} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit">{isLoaded ? texts.reload : texts.load}</Button>
        <Button variant="quiet" onClick={() => change(defaultDraft)}>
          {texts.reset}
        </Button>
      </div>
    </form>
  );
}
