import { memo, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { BlockKind } from '../../../../../shared/api/documents.ts';
import type { SourceBlock } from '../../../../../shared/api/summarize.ts';
import { summarizeWords } from '../../../messages/summarize.ts';
import { classNames } from '../../../ui/classNames.ts';
import { arriveAt } from '../actions/passages.ts';
import { useSummarize } from '../summarizeStore.ts';
import { markKey, piecesOf } from './marks.ts';
import type { Mark } from './marks.ts';
import { useSourceBlock } from './sourceBlocks.ts';
import { formatTime } from './places.ts';

const words = summarizeWords.source;

const noMarks: readonly Mark[] = [];

type SourceBlockRowProps = {
  documentId: string;
  block: number;
  /** In pixels, until it has arrived and can be measured. */
  likelyHeight: number;
};

/** One block of the document, with its page or time in the margin where a new one begins. */
export const SourceBlockRow = memo(function SourceBlockRow({
  documentId,
  block: index,
  likelyHeight,
}: SourceBlockRowProps) {
  const block = useSourceBlock(documentId, index);
  const former = useSourceBlock(documentId, index - 1);
  const marks = useSummarize((state) => state.marks[markKey(documentId, index)] ?? noMarks);
  if (block === undefined) {
    return (
      <div aria-hidden style={{ height: likelyHeight }} className="px-5 py-1">
        <div className="h-full rounded-sm bg-sunken" />
      </div>
    );
  }
  const place = placeWhere(block, former);
  return (
    <div className="grid grid-cols-[1fr_auto] gap-x-3 px-5 py-1">
      <BlockText block={block}>
        {piecesOf(block, marks).map(({ text, start, mark }) =>
          mark === null ? text : <MarkedText key={start} text={text} mark={mark} />,
        )}
      </BlockText>
      {place !== null && (
        <span
          className={classNames(
            'figures text-status text-ink-3 select-none',
            block.kind === 'heading' ? 'pt-4' : 'pt-1',
          )}
        >
          {place}
        </span>
      )}
    </div>
  );
});

function MarkedText({ text, mark }: { text: string; mark: Mark }) {
  const element = useRef<HTMLElement>(null);
  const target = useSummarize((state) => (mark.isCurrent ? state.scrollTarget : null));
  useEffect(() => {
    if (target !== null && element.current !== null) arriveAt(element.current, target);
  }, [target]);
  return (
    <mark
      ref={element}
      data-current={mark.isCurrent || undefined}
      className={classNames(
        'rounded-sm bg-accent-soft text-ink',
        mark.isCurrent && 'underline decoration-accent decoration-2 underline-offset-4',
      )}
    >
      {text}
    </mark>
  );
}

const looks: Record<BlockKind, string> = {
  heading: 'pt-3 text-read font-semibold text-ink',
  paragraph: 'text-read text-ink',
  'list-item': 'ps-4 text-read text-ink',
  'table-row': 'border-b border-line pb-1 text-ui text-ink',
  caption: 'text-small text-ink-2 italic',
  code: 'rounded-md bg-sunken px-3 py-1.5 font-mono text-small text-ink',
  cue: 'text-read text-ink',
  quote: 'border-s-2 border-line-strong ps-3 text-read text-ink-2',
};

function BlockText({ block, children }: { block: SourceBlock; children: ReactNode }) {
  const className = classNames('min-w-0 break-words whitespace-pre-wrap', looks[block.kind]);
  if (block.kind !== 'heading') {
    return (
      <div dir="auto" className={className}>
        {children}
      </div>
    );
  }
  // The pane's own heading is the first level, that of a document among several the second.
  const level = Math.min(6, 2 + block.headingPath.length);
  return (
    <div role="heading" aria-level={level} dir="auto" className={className}>
      {children}
    </div>
  );
}

/** Told once, where it changes. */
function placeWhere(block: SourceBlock, former: SourceBlock | undefined): string | null {
  if (block.time !== null) return formatTime(block.time.start);
  if (block.page === null || block.page === former?.page) return null;
  return words.page(block.page);
}
