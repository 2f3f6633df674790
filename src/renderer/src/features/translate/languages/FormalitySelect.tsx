import { formalities } from '../../../../../shared/api/translate.ts';
import type { Formality } from '../../../../../shared/api/translate.ts';
import { translateWords } from '../../../messages/translate.ts';
import { Select } from '../../../ui/Select.tsx';

const words = translateWords.formality;
const options = formalities.map((value) => ({ value, label: words.options[value] }));

/** How the reader is spoken to. */
export function FormalitySelect({
  value,
  onChange,
}: {
  value: Formality;
  onChange: (formality: Formality) => void;
}) {
  return (
    <Select
      label={words.label}
      isLabelHidden
      className="w-30"
      value={value}
      options={options}
      onChange={onChange}
    />
  );
}
