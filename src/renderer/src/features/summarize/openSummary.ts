import type {
  Summary,
  SummaryChunk,
  SummaryEvent,
  SummaryPart,
  SummaryProgress,
  SummarySentence,
} from '../../../../shared/api/summarize.ts';

/** One summary as its watch stream tells it. */
export type OpenSummary = {
  summary: Summary;
  chunks: readonly SummaryChunk[];
  progress: SummaryProgress | null;
  /** What is written so far of the summary itself, before its sentences have receipts. */
  draft: string;
};

/** The next state, or null when the summary is gone. */
export function applySummaryEvent(
  open: OpenSummary | null,
  event: SummaryEvent,
): OpenSummary | null {
  if (event.type === 'gone') return null;
  if (event.type === 'snapshot') {
    const { summary, chunks, progress, draft } = event;
    return { summary, chunks, progress, draft };
  }
  if (open === null) return null;
  switch (event.type) {
    case 'summary':
      return { ...open, summary: event.summary };
    case 'progress':
      return { ...open, progress: event.progress };
    case 'chunk':
      return {
        ...open,
        chunks: open.chunks.map((chunk) =>
          chunk.index === event.chunk.index ? event.chunk : chunk,
        ),
      };
    case 'draft':
      return { ...open, draft: event.isNew ? event.text : open.draft + event.text };
  }
}

/** What the right pane can show of a summary. */
export type ResultView = 'summary' | 'notes' | 'instant';

/** What there is to read, the best first, for as long as nobody chose. */
export function readableView({ summary, chunks, draft }: OpenSummary): ResultView {
  if (summary.parts.length > 0 || draft !== '') return 'summary';
  if (hasNotes(chunks)) return 'notes';
  return 'instant';
}

/** A document that fits in one piece has no notes beside its summary: the same text stands for all. */
export function hasNotes(chunks: readonly SummaryChunk[]): boolean {
  return chunks.some(({ note }) => note !== chunks[0]?.note);
}

export function isUnfinished({ status }: Pick<Summary, 'status'>): boolean {
  return status === 'waiting' || status === 'running';
}

export function isResumable({ status }: Pick<Summary, 'status'>): boolean {
  return status === 'stopped' || status === 'failed';
}

export function sentenceOf(summary: Summary, sentenceId: string): SummarySentence | null {
  const parts: readonly SummaryPart[] = [...summary.parts, ...summary.instant];
  return parts.flatMap(({ sentences }) => sentences).find(({ id }) => id === sentenceId) ?? null;
}

/** What counts as the summary: without a model, that is what was picked from the documents. */
export function shownParts({ parts, instant }: Summary): readonly SummaryPart[] {
  return parts.length > 0 ? parts : instant;
}

export function isSupported({ missing }: SummarySentence): boolean {
  return missing.length === 0;
}
