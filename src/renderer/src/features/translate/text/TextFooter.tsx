import { Copy } from 'lucide-react';
import { formatCount } from '../../../messages/numbers.ts';
import { translateWords } from '../../../messages/translate.ts';
import { Button } from '../../../ui/Button.tsx';
import { selectIsEmpty, useTranslate } from '../translateStore.ts';
import type { TranslateState } from '../translateStore.ts';
import { copyTarget, resumeTranslating, stopTranslating } from './segmentActions.ts';
import { sourceOf } from './sourceRows.ts';

const words = translateWords.text;

/** How long the text is and how far its translation; stop, go on, copy all of it. */
export function TextFooter() {
  const length = useTranslate(({ rows }) => sourceOf(rows).length);
  const isEmpty = useTranslate(selectIsEmpty);
  const summary = useTranslate(summaryOf);
  if (isEmpty) return null;
  return (
    <footer className="grid h-10 shrink-0 grid-cols-[minmax(0,1fr)_3rem_minmax(0,1fr)] items-center border-t border-line text-small text-ink-3">
      <p className="figures truncate px-5">{words.characters(formatCount(length))}</p>
      <div className="col-start-3 flex min-w-0 items-center gap-2 ps-5 pe-3">
        <p className="figures min-w-0 flex-1 truncate">{summary}</p>
        <StopOrGoOn />
        <Button
          size="small"
          variant="quiet"
          icon={<Copy size={14} strokeWidth={1.75} aria-hidden />}
          onClick={() => void copyTarget()}
        >
          {words.copyAll}
        </Button>
      </div>
    </footer>
  );
}

function StopOrGoOn() {
  const status = useTranslate((state) => state.status);
  const isUnfinished = useTranslate(({ segments }) =>
    [...segments.values()].some((segment) => segment.target === null),
  );
  if (status === 'translating' || status === 'waiting') {
    return (
      <Button size="small" variant="quiet" onClick={stopTranslating}>
        {words.stop}
      </Button>
    );
  }
  if (status !== 'idle' || !isUnfinished) return null;
  return (
    <Button size="small" variant="quiet" onClick={resumeTranslating}>
      {words.resume}
    </Button>
  );
}

export function summaryOf({ segments, status }: TranslateState): string {
  if (status === 'loading-model') return words.loadingModel;
  const all = [...segments.values()];
  const translated = all.filter(({ target }) => target !== null).length;
  if (translated < all.length) return words.translated(translated, all.length);
  const confirmed = all.filter((segment) => segment.status === 'confirmed').length;
  return words.confirmed(confirmed, all.length);
}
