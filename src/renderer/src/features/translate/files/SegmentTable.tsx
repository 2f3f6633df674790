import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef } from 'react';
import { writingDirection } from '../../../../../shared/languages.ts';
import type { FileSegment } from '../../../../../shared/api/translationFiles.ts';
import { formatCount } from '../../../messages/numbers.ts';
import { fileWords } from '../../../messages/translationFiles.ts';
import { classNames } from '../../../ui/classNames.ts';
import { focusOnceThere } from '../../../ui/focus.ts';
import { SegmentContent } from '../segments/SegmentContent.tsx';
import { SegmentMark } from '../segments/SegmentMark.tsx';
import { SegmentTarget } from '../segments/SegmentTarget.tsx';
import { plainText } from '../segments/segmentText.ts';
import { targetId } from '../segments/segmentWork.ts';
import { DoubtfulTarget } from './DoubtfulTarget.tsx';
import { useFiles } from './filesStore.ts';
import type { OpenFile } from './filesStore.ts';
import { fileWork } from './fileWork.ts';
import { positionOf, wantSegments } from './openFile.ts';

const words = fileWords;
/** Pixels: a segment of one line. */
const likelyHeight = 33;

/** The segments that pass the filter; only those in sight exist as elements, or are fetched. */
export function SegmentTable({ open }: { open: OpenFile }) {
  const { total, segments, target, editingId, file } = open;
  const scroller = useRef<HTMLDivElement>(null);
  const editing = editingId === null ? null : positionOf(open, editingId);

  // The React compiler, which could not memoize what this returns, is not used here.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => likelyHeight,
    overscan: 8,
    // So much stands over the first row while the pointer is on it.
    paddingStart: 12,
    paddingEnd: 48,
    // What is being typed must not go when it is scrolled out of sight.
    rangeExtractor: (range) => [
      ...new Set([...(editing === null ? [] : [editing]), ...defaultRangeExtractor(range)]),
    ],
  });

  const rows = virtualizer.getVirtualItems();
  const first = virtualizer.range?.startIndex ?? 0;
  const last = virtualizer.range?.endIndex ?? 0;
  useEffect(() => wantSegments(first, last), [first, last, total]);

  useEffect(() => {
    if (target === null) return;
    const { startIndex = 0, endIndex = -1 } = virtualizer.range ?? {};
    const isInSight = startIndex < target.position && target.position < endIndex;
    virtualizer.scrollToIndex(target.position, { align: isInSight ? 'auto' : 'center' });
    const segment = useFiles.getState().open?.segments.get(target.position);
    const isEdited = segment?.id === useFiles.getState().open?.editingId;
    if (segment !== undefined && !isEdited)
      requestAnimationFrame(() => focusOnceThere(targetId(segment.id)));
  }, [target, virtualizer]);

  if (total === 0) return <p className="flex-1 px-5 py-4 text-ui text-ink-2">{words.nothing}</p>;
  const firstId = segments.get(rows[0]?.index ?? 0)?.id;
  return (
    <div
      ref={scroller}
      role="list"
      aria-label={words.segments}
      tabIndex={-1}
      className="min-w-0 flex-1 overflow-y-auto [overflow-anchor:none]"
    >
      <div role="presentation" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {rows.map(({ key, index, start }) => (
          <div
            key={key}
            role="listitem"
            aria-setsize={total ?? -1}
            aria-posinset={index + 1}
            data-index={index}
            ref={virtualizer.measureElement}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${start}px)` }}
          >
            <Row
              segment={segments.get(index)}
              isLit={open.litId !== null && segments.get(index)?.id === open.litId}
              isEditing={editing === index}
              isTabStop={segments.get(index)?.id === (open.litId ?? firstId)}
              from={file?.settings.from ?? file?.detected ?? null}
              to={file?.settings.to ?? null}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

type RowProps = {
  segment: FileSegment | undefined;
  isLit: boolean;
  isEditing: boolean;
  isTabStop: boolean;
  from: string | null;
  to: string | null;
};

const Row = memo(function Row({ segment, isLit, isEditing, isTabStop, from, to }: RowProps) {
  if (segment === undefined) {
    return (
      <div aria-hidden className="px-5 py-1.5" style={{ height: likelyHeight }}>
        <div className="h-full rounded-sm bg-sunken" />
      </div>
    );
  }
  return (
    <div
      className={classNames('segment-grid grid border-b border-line/60', isLit && 'bg-accent-soft')}
    >
      <span className="figures pt-1.5 pe-1 text-end text-status text-ink-3">
        {formatCount(segment.index + 1)}
      </span>
      <div
        lang={from ?? undefined}
        dir={from === null ? 'auto' : writingDirection(from)}
        className="min-w-0 px-3 py-1 text-read break-words whitespace-pre-wrap"
        onPointerEnter={() => fileWork.light(segment.id)}
        onPointerLeave={() => fileWork.light(null)}
      >
        <SegmentContent text={segment.source} terms={segment.terms} />
        <Note segment={segment} />
      </div>
      <div className="flex justify-center pt-1">
        <SegmentMark segment={segment} />
      </div>
      <div
        lang={to ?? undefined}
        dir={to === null ? 'auto' : writingDirection(to)}
        className="flex min-w-0 flex-col"
      >
        <SegmentTarget
          segment={segment}
          live={undefined}
          isLit={isLit}
          isEditing={isEditing}
          isTabStop={isTabStop}
          work={fileWork}
        />
        <DoubtfulTarget segment={segment} isTabStop={isTabStop} />
      </div>
    </div>
  );
});

/** What the file says of a segment, and how much room there is for it. */
function Note({ segment: { note, maxLength, target } }: { segment: FileSegment }) {
  const length =
    maxLength === null ? '' : words.lengthOf(plainText(target ?? []).length, maxLength);
  if (note === '' && length === '') return null;
  return (
    <p dir="auto" className="text-status text-ink-3">
      {[note, length].filter(Boolean).join(' · ')}
    </p>
  );
}
