import { ChevronDown, ChevronUp, X } from 'lucide-react';
import type { SourceDocument } from '../../../../../shared/api/summarize.ts';
import { shortcutOf } from '../../../commands.ts';
import { formatBytes } from '../../../messages/numbers.ts';
import { summarizeWords } from '../../../messages/summarize.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { clearSelection, selectedSentence, stepPassage } from '../actions/passages.ts';
import { useSummarize } from '../summarizeStore.ts';
import { placeOf } from './places.ts';

const words = summarizeWords.source;

/** Above the source: what it is, or which passage of a sentence is in front. */
export function PassageBar({ documents }: { documents: readonly SourceDocument[] }) {
  const selected = useSummarize((state) => state.selected);
  const sentence = useSummarize(selectedSentence);
  const receipt = selected === null ? undefined : sentence?.receipts[selected.passage];
  return (
    <div className="flex h-10 shrink-0 items-center gap-1 border-b border-line ps-5 pe-2 text-small text-ink-2">
      {selected === null || sentence === null || receipt === undefined ? (
        <DocumentFacts documents={documents} />
      ) : (
        <>
          <p role="status" dir="auto" className="figures min-w-0 flex-1 truncate">
            <span className="font-medium text-ink">
              {words.passage(selected.passage + 1, sentence.receipts.length)}
            </span>
            {placeOf(receipt) !== '' && ` · ${placeOf(receipt)}`}
          </p>
          {sentence.receipts.length > 1 && (
            <>
              <IconButton
                icon={ChevronUp}
                label={words.previous}
                shortcut={shortcutOf('summarize.previousPassage')}
                onClick={() => stepPassage(-1)}
              />
              <IconButton
                icon={ChevronDown}
                label={words.next}
                shortcut={shortcutOf('summarize.nextPassage')}
                onClick={() => stepPassage(1)}
              />
            </>
          )}
          <IconButton icon={X} label={words.clear} onClick={clearSelection} />
        </>
      )}
    </div>
  );
}

function DocumentFacts({ documents }: { documents: readonly SourceDocument[] }) {
  const [first] = documents;
  if (first === undefined) return null;
  if (documents.length > 1) return <p className="truncate">{words.documents(documents.length)}</p>;
  const facts = [
    words.formats[first.format],
    first.pageCount !== null && words.pages(first.pageCount),
    formatBytes(first.sizeBytes),
  ];
  return <p className="figures truncate">{facts.filter(Boolean).join(' · ')}</p>;
}
