import { summaryStyles, audiences } from '../../../../../shared/api/summarize.ts';
import type { SummaryOptions } from '../../../../../shared/api/summarize.ts';
import { summarizeWords } from '../../../messages/summarize.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { attempt } from '../../../ui/toast.ts';
import { summarizeAgain } from '../actions/summaryActions.ts';
import { chooseOptions, chosenOptions, isComplete, isOptionsChanged } from '../options.ts';
import { useSummarize } from '../summarizeStore.ts';
import { languageOptions, ownLanguage } from './languages.ts';

const words = summarizeWords.controls;

/** All four stay in one row beside the list in a small window. */
const selectWidth = 'min-w-34 max-w-48 flex-1';

const usualLength = 'usual';
const lengths = [30, 60, 120, 250, 500, 1000];

const styleOptions = summaryStyles.map((value) => ({ value, ...words.styles[value] }));
const audienceOptions = audiences.map((value) => ({ value, label: words.audiences[value] }));

/** Style, length, language and audience in one row; an instruction of one's own below it. */
export function SummaryControls() {
  const options = useSummarize(chosenOptions);
  return (
    <div
      role="group"
      aria-label={words.label}
      className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line px-5 py-2"
    >
      <Select
        label={words.style}
        isLabelHidden
        className={selectWidth}
        value={options.style}
        options={styleOptions}
        onChange={(style) => chooseOptions({ style })}
      />
      <Select
        label={words.length}
        isLabelHidden
        className={selectWidth}
        value={options.targetWords === null ? usualLength : String(options.targetWords)}
        options={lengthOptions(options)}
        onChange={(value) =>
          chooseOptions({ targetWords: value === usualLength ? null : Number(value) })
        }
      />
      <Select
        label={words.language}
        isLabelHidden
        className={selectWidth}
        value={options.language ?? ownLanguage}
        options={languageOptions}
        onChange={(value) => chooseOptions({ language: value === ownLanguage ? null : value })}
      />
      <Select
        label={words.audience}
        isLabelHidden
        className={selectWidth}
        value={options.audience}
        options={audienceOptions}
        onChange={(audience) => chooseOptions({ audience })}
      />
      {options.style === 'instruction' && (
        <TextField
          label={words.instruction}
          isLabelHidden
          dir="auto"
          className="min-w-60 flex-1 basis-full"
          placeholder={words.instructionPlaceholder}
          maxLength={4000}
          value={options.instruction}
          onChange={(instruction) => chooseOptions({ instruction })}
        />
      )}
      <AgainButton />
    </div>
  );
}

/** There once the controls ask for something else than what is on show. */
function AgainButton() {
  const isChanged = useSummarize(isOptionsChanged);
  const isReady = useSummarize((state) => isComplete(chosenOptions(state)));
  if (!isChanged) return null;
  return (
    <Button
      variant="primary"
      disabled={!isReady}
      onClick={() => void attempt(summarizeAgain)}
      className="ms-auto"
    >
      {words.again}
    </Button>
  );
}

/** A length that came from elsewhere is offered too. */
function lengthOptions({ targetWords }: SummaryOptions) {
  const offered = targetWords === null ? lengths : [...new Set([...lengths, targetWords])];
  return [
    { value: usualLength, label: words.usualLength },
    ...offered
      .toSorted((a, b) => a - b)
      .map((count) => ({ value: String(count), label: words.words(count) })),
  ];
}
