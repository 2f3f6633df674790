import { useState } from 'react';
import type { FocusEvent, KeyboardEvent } from 'react';
import type { SummaryPart } from '../../../../../shared/api/summarize.ts';
import { Sentence } from './Sentence.tsx';

/**
 * A summary as it reads. Tab reaches one of its sentences; the arrow keys walk them, in any layout.
 */
export function SummaryParts({ parts }: { parts: readonly SummaryPart[] }) {
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const ids = parts.flatMap(({ sentences }) => kept(sentences).map(({ id }) => id));
  const tabStop = focusedId !== null && ids.includes(focusedId) ? focusedId : ids[0];
  return (
    <div onKeyDown={walkSentences} onFocus={(event) => setFocusedId(sentenceIdOf(event))}>
      {parts.map((part, index) => (
        // Parts have no identity but their place.
        // oxlint-disable-next-line react/no-array-index-key
        <Part key={index} part={part} tabStop={tabStop} />
      ))}
    </div>
  );
}

function Part({ part, tabStop }: { part: SummaryPart; tabStop: string | undefined }) {
  const sentences = kept(part.sentences);
  if (sentences.length === 0) return null;
  const shown = sentences.map((sentence) => ({
    id: sentence.id,
    element: <Sentence key={sentence.id} sentence={sentence} isTabStop={sentence.id === tabStop} />,
  }));
  return (
    <section className="mb-4 last:mb-0">
      {part.heading !== null && (
        <h3 dir="auto" className="mt-5 mb-1.5 text-ui font-semibold break-words">
          {part.heading}
        </h3>
      )}
      {part.layout === 'prose' ? (
        <div dir="auto" className="text-read text-pretty break-words">
          {shown.map(({ element }) => element)}
        </div>
      ) : (
        <ul className="list-disc ps-5 text-read marker:text-ink-3">
          {shown.map(({ id, element }) => (
            <li key={id} dir="auto" className="mb-1.5 break-words">
              {element}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function kept(sentences: SummaryPart['sentences']): SummaryPart['sentences'] {
  return sentences.filter(({ isDropped }) => !isDropped);
}

function sentenceIdOf({ target }: FocusEvent): string | null {
  return target instanceof HTMLElement ? (target.dataset['sentence'] ?? null) : null;
}

function walkSentences(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  const sentences = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-sentence]')];
  const index = sentences.findIndex((sentence) => sentence === document.activeElement);
  if (index === -1) return;
  const next =
    step === undefined
      ? { Home: sentences[0], End: sentences.at(-1) }[event.key]
      : sentences[index + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}
