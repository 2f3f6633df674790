import { TriangleAlert } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import type { SummarySentence } from '../../../../../shared/api/summarize.ts';
import { summarizeWords } from '../../../messages/summarize.ts';
import { Button } from '../../../ui/Button.tsx';
import { classNames } from '../../../ui/classNames.ts';
import { lightSentence, showPassage, unlightSentence } from '../actions/passages.ts';
import { dropSentence, rewriteSentence } from '../actions/sentences.ts';
import { isSupported } from '../openSummary.ts';
import { useSummarize } from '../summarizeStore.ts';

const words = summarizeWords.result;

type SentenceProps = { sentence: SummarySentence; isTabStop: boolean };

/** A sentence and its receipts: pointing at it lights the passages, choosing it leads there. */
export function Sentence({ sentence, isTabStop }: SentenceProps) {
  const { id, text, receipts } = sentence;
  const isSelected = useSummarize((state) => state.selected?.sentenceId === id);
  const isUnsupported = !isSupported(sentence);
  const hasReceipts = receipts.length > 0;

  function chooseByKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    showPassage(id);
  }

  return (
    <>
      <span
        role="button"
        data-sentence={id}
        aria-pressed={isSelected}
        tabIndex={isTabStop ? 0 : -1}
        onPointerEnter={() => lightSentence(id)}
        onPointerLeave={() => unlightSentence(id)}
        onFocus={() => lightSentence(id)}
        onBlur={() => unlightSentence(id)}
        onClick={() => showPassage(id)}
        onKeyDown={chooseByKey}
        className={classNames(
          'rounded-sm decoration-2 underline-offset-4 [box-decoration-break:clone]',
          hasReceipts ? 'hover:bg-accent-soft' : 'hover:bg-hover',
          isSelected && 'bg-accent-soft',
          isUnsupported && 'underline decoration-amber decoration-wavy',
        )}
      >
        {text}
        <span className="sr-only">
          {isUnsupported && ` ${words.unsupported}.`} {words.receipts(receipts.length)}.
        </span>
      </span>
      {isUnsupported ? <UnsupportedNote sentence={sentence} /> : ' '}
    </>
  );
}

/** What is missing, and the two ways out of it. */
function UnsupportedNote({ sentence }: { sentence: SummarySentence }) {
  const { id, missing, isRewriting } = sentence;
  return (
    <span className="my-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 rounded-md bg-amber-soft px-2.5 py-1 text-small text-ink">
      <TriangleAlert
        size={14}
        strokeWidth={1.75}
        aria-hidden
        className="shrink-0 text-amber-text"
      />
      <span className="min-w-40 flex-1">
        <span className="font-medium text-amber-text">{words.unsupported}.</span>{' '}
        {words.missing(missing)}
      </span>
      <span className="flex shrink-0 gap-1">
        <Button size="small" disabled={isRewriting} onClick={() => void rewriteSentence(id)}>
          {isRewriting ? words.rewriting : words.rewrite}
        </Button>
        <Button size="small" variant="quiet" onClick={() => void dropSentence(id)}>
          {words.drop}
        </Button>
      </span>
    </span>
  );
}
