import type { ModelEntry } from '../../../../shared/api/models.ts';
import { models } from '../../messages/models.ts';
import { Select } from '../../ui/Select.tsx';
import { setKeepLoaded } from './modelsActions.ts';

const texts = models.options;
const always = 'always';
const offered = [300, 1800, 3600];

/** How long an idle model stays in memory. Holds at once, without loading anything anew. */
export function KeepLoadedSelect({ entry: { id, keepLoadedSeconds } }: { entry: ModelEntry }) {
  const times = new Set([...offered, ...(keepLoadedSeconds === null ? [] : [keepLoadedSeconds])]);
  const options = [
    { value: always, label: texts.keepLoadedAlways },
    ...Array.from(times, (seconds) => ({
      value: String(seconds),
      label: texts.keepLoadedFor(seconds),
    })),
  ];
  return (
    <Select
      label={texts.keepLoaded}
      description={texts.keepLoadedWhy}
      value={keepLoadedSeconds === null ? always : String(keepLoadedSeconds)}
      options={options}
      onChange={(chosen) => void setKeepLoaded(id, chosen === always ? null : Number(chosen))}
    />
  );
}
