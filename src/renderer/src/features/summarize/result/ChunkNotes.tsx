import type { SummaryChunk } from '../../../../../shared/api/summarize.ts';
import { summarizeWords } from '../../../messages/summarize.ts';
import { useSummarize } from '../summarizeStore.ts';

const words = summarizeWords.result;

/** What the model noted of each part; a heading leads to where the part begins. */
export function ChunkNotes({ chunks }: { chunks: readonly SummaryChunk[] }) {
  const noted = chunks.filter(({ note }) => note !== null);
  return (
    <>
      <h2 className="text-ui font-semibold">{words.notesLabel}</h2>
      <p className="mb-3 text-small text-ink-3">{words.notesHint}</p>
      {noted.length === 0 && <p className="text-ui text-ink-2">{words.noNotes}</p>}
      <ol>
        {noted.map((chunk) => (
          <li key={chunk.index} className="border-b border-line py-2.5 first:pt-0 last:border-0">
            <button
              type="button"
              dir="auto"
              onClick={() => showStart(chunk)}
              className="rounded-sm text-start text-small font-medium break-words text-accent-text hover:underline"
            >
              {chunk.headingPath.at(-1) ?? words.part(chunk.index + 1)}
            </button>
            <p dir="auto" className="text-read break-words whitespace-pre-wrap">
              {chunk.note}
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}

function showStart({ documentId, firstBlock }: SummaryChunk): void {
  useSummarize.setState({ scrollTarget: { documentId, block: firstBlock }, tab: 'source' });
}
