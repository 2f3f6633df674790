import { Combobox } from '@base-ui/react/combobox';
import { Check, ChevronDown } from 'lucide-react';
import type { Language } from '../../../../../shared/languages.ts';
import { translateWords } from '../../../messages/translate.ts';
import { classNames } from '../../../ui/classNames.ts';
import { languageName, sortedLanguages } from '../../../messages/languageNames.ts';

const words = translateWords.languages;

/** A language, or what stands for "as detected". */
export type LanguageChoice = Language | 'detect';

type LanguagePickerProps = {
  label: string;
  value: LanguageChoice;
  /** In place of the value's name, for example "Detected: French". */
  shown?: string;
  /** Offered first: what was used lately. */
  recent: readonly Language[];
  canDetect?: boolean;
  onChange: (choice: LanguageChoice) => void;
  className?: string;
};

/** Finds a language as its name is typed; those used lately come first. */
export function LanguagePicker({
  label,
  value,
  shown,
  recent,
  canDetect = false,
  onChange,
  className,
}: LanguagePickerProps) {
  const groups = groupsOf(recent, canDetect);
  return (
    <Combobox.Root
      items={groups}
      value={value}
      onValueChange={(choice) => choice !== null && onChange(choice)}
      itemToStringLabel={nameOf}
      autoHighlight
    >
      <Combobox.Trigger
        aria-label={`${label}: ${shown ?? nameOf(value)}`}
        className={classNames(
          'flex h-8 max-w-64 min-w-0 items-center gap-1.5 rounded-md ps-2.5 pe-1.5 text-ui font-medium text-ink hover:bg-hover data-popup-open:bg-hover',
          className,
        )}
      >
        <span className="truncate">{shown ?? nameOf(value)}</span>
        <ChevronDown size={16} strokeWidth={1.75} aria-hidden className="shrink-0 text-ink-3" />
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner align="start" sideOffset={4} className="z-50 outline-none">
          <Combobox.Popup
            data-popup
            aria-label={label}
            className="floats flex max-h-[min(26rem,var(--available-height))] w-64 flex-col overflow-hidden"
          >
            <Combobox.Input
              aria-label={words.search}
              placeholder={words.search}
              className="h-9 shrink-0 border-b border-line bg-transparent px-3 text-ui outline-none placeholder:text-ink-3"
            />
            <Combobox.Empty className="px-3 text-small text-ink-2 not-empty:py-3">
              {words.none}
            </Combobox.Empty>
            <Combobox.List className="min-h-0 overflow-y-auto overscroll-contain p-1 outline-none empty:p-0">
              {(group: LanguageGroup) => <Group key={group.value} group={group} />}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

type LanguageGroup = { value: string; items: readonly LanguageChoice[] };

function Group({ group }: { group: LanguageGroup }) {
  return (
    <Combobox.Group
      items={group.items}
      className="not-first:mt-1 not-first:border-t not-first:border-line not-first:pt-1"
    >
      <Combobox.GroupLabel className="px-2 pt-1 pb-0.5 text-status text-ink-3">
        {group.value}
      </Combobox.GroupLabel>
      <Combobox.Collection>
        {(choice: LanguageChoice) => (
          <Combobox.Item
            key={choice}
            value={choice}
            className="grid cursor-default grid-cols-[1fr_16px] items-center gap-2 rounded-md px-2 py-1 text-ui outline-none data-highlighted:bg-highlight"
          >
            {nameOf(choice)}
            <Combobox.ItemIndicator className="text-accent-text">
              <Check size={16} strokeWidth={2} aria-hidden />
            </Combobox.ItemIndicator>
          </Combobox.Item>
        )}
      </Combobox.Collection>
    </Combobox.Group>
  );
}

function nameOf(choice: LanguageChoice): string {
  return choice === 'detect' ? words.detect : languageName(choice);
}

function groupsOf(recent: readonly Language[], canDetect: boolean): LanguageGroup[] {
  const first: LanguageChoice[] = [...(canDetect ? (['detect'] as const) : []), ...recent];
  const rest = sortedLanguages.filter((language) => !recent.includes(language));
  return [
    ...(first.length > 0 ? [{ value: words.recent, items: first }] : []),
    { value: words.all, items: rest },
  ];
}
