import { ArrowLeftRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { TranslationSettings } from '../../../../../shared/api/translate.ts';
import type { Language } from '../../../../../shared/languages.ts';
import { translateWords } from '../../../messages/translate.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useTranslate } from '../translateStore.ts';
import { languageName } from '../../../messages/languageNames.ts';
import { LanguagePicker } from './LanguagePicker.tsx';

const words = translateWords.languages;
const mostRecent = 4;

type PairPickersProps = {
  settings: Pick<TranslationSettings, 'from' | 'to'>;
  /** Shown while no source language is chosen. */
  detected: Language | null;
  onChange: (change: Partial<Pick<TranslationSettings, 'from' | 'to'>>) => void;
  onSwap: () => void;
  /** At the ends of the row. */
  start?: ReactNode;
  end?: ReactNode;
};

/** From, swap, to: the swap stands above the gutter. */
export function PairPickers({
  settings,
  detected,
  onChange,
  onSwap,
  start,
  end,
}: PairPickersProps) {
  const pairs = useTranslate((state) => state.recentPairs);
  const source = settings.from ?? detected;
  return (
    <div
      role="group"
      aria-label={words.label}
      className="grid shrink-0 grid-cols-[minmax(0,1fr)_3rem_minmax(0,1fr)] items-center border-b border-line py-1.5"
    >
      <div className="flex min-w-0 items-center justify-between gap-2 ps-2.5">
        <LanguagePicker
          label={words.from}
          value={settings.from ?? 'detect'}
          {...(settings.from === null && {
            shown: detected === null ? words.detect : words.detected(languageName(detected)),
          })}
          recent={recentOf(pairs.map(({ from }) => from))}
          canDetect
          onChange={(choice) => onChange({ from: choice === 'detect' ? null : choice })}
        />
        {start}
      </div>
      <IconButton
        icon={ArrowLeftRight}
        label={words.swap}
        disabled={source === null}
        onClick={onSwap}
        className="justify-self-center"
      />
      <div className="flex min-w-0 items-center justify-between gap-2 ps-2.5 pe-3">
        <LanguagePicker
          label={words.to}
          value={settings.to}
          recent={recentOf(pairs.map(({ to }) => to))}
          onChange={(choice) => choice !== 'detect' && onChange({ to: choice })}
        />
        <div className="flex min-w-0 items-center gap-1">{end}</div>
      </div>
    </div>
  );
}

function recentOf(used: readonly Language[]): Language[] {
  return [...new Set(used)].slice(0, mostRecent);
}
