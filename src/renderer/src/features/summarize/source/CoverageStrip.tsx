import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { MouseEvent, RefObject } from 'react';
import { summarizeWords } from '../../../messages/summarize.ts';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { selectOpen, useSummarize } from '../summarizeStore.ts';
import { countRead, coverageOf, stripPaths } from './coverage.ts';
import { rowOf } from './sourceLayout.ts';
import type { SourceLayout } from './sourceLayout.ts';

const words = summarizeWords.coverage;
const width = 16;
/** In pixels from tick to tick: a short document has a short strip. */
const pitchAtMost = 12;

type CoverageStripProps = { layout: SourceLayout; onSelectRow: (row: number) => void };

/**
 * The whole document as ticks, one per block: planned, being read, read. A click leads to the
 * place; with the keyboard the same way goes through the source itself.
 */
export function CoverageStrip({ layout, onSelectRow }: CoverageStripProps) {
  const frame = useRef<HTMLDivElement>(null);
  const height = Math.min(useHeight(frame), layout.rowCount * pitchAtMost);
  const chunks = useSummarize((state) => selectOpen(state)?.chunks ?? noChunks);
  const coverage = useMemo(() => coverageOf(layout, chunks), [layout, chunks]);
  const paths = useMemo(() => stripPaths(coverage, height), [coverage, height]);
  const isPicked = useSummarize(
    (state) => selectOpen(state)?.summary.options.method === 'extractive',
  );
  const label = useMemo(() => (isPicked ? words.picked : labelOf(coverage)), [isPicked, coverage]);

  function selectRow(event: MouseEvent<HTMLElement>): void {
    const { top } = event.currentTarget.getBoundingClientRect();
    const row = Math.floor(((event.clientY - top) / height) * layout.rowCount);
    onSelectRow(Math.max(0, Math.min(layout.rowCount - 1, row)));
  }

  return (
    <div className="shrink-0 border-s border-line bg-chrome py-1 ps-1">
      <Tooltip label={label} side="inline-start">
        <div ref={frame} role="img" aria-label={label} className="h-full" onClick={selectRow}>
          <svg
            width={width}
            height={height}
            aria-hidden
            shapeRendering="crispEdges"
            className="block rtl:-scale-x-100"
          >
            <path d={paths.planned} className="fill-line-strong" />
            <path d={paths.reading} className="fill-amber" />
            <path d={paths.read} className="fill-accent" />
            <PassageMarks layout={layout} height={height} />
          </svg>
        </div>
      </Tooltip>
    </div>
  );
}

const noChunks = [] as const;

/** Where the passages of the sentence in question lie, beside the ticks. */
function PassageMarks({ layout, height }: { layout: SourceLayout; height: number }) {
  const marks = useSummarize((state) => state.marks);
  return Object.keys(marks).map((key) => {
    const [documentId = '', block] = key.split(' ');
    const row = rowOf(layout, documentId, Number(block));
    if (row === null) return null;
    const y = ((row + 0.5) / layout.rowCount) * height;
    return <path key={key} d={`M16 ${y - 4}v8l-5 -4z`} className="fill-ink" />;
  });
}

function labelOf(coverage: Uint8Array): string {
  const { read, planned } = countRead(coverage);
  return planned === 0 ? words.none : words.read(read, planned);
}

function useHeight(frame: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const resizes = new ResizeObserver(() => setHeight(element.clientHeight));
    resizes.observe(element);
    return () => resizes.disconnect();
  }, [frame]);
  return height;
}
