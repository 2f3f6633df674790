import type { ImportEvent } from '../../../../shared/api/summarize.ts';
import { AppError } from '../../../../shared/errors.ts';
import { toldBy } from '../../../toldEvents.ts';
import type { ReadableSource, SummarizeDependencies } from '../dependencies.ts';
import type { DocumentStore } from './documentStore.ts';

type ImportParts = {
  documents: DocumentStore;
  readDocument: SummarizeDependencies['readDocument'];
};

/**
 * Takes sources in one after the other and tells how it goes. A source that fails does not keep
 * the others out; leaving the stream ends the reading at once, and keeps what is added.
 */
export function importDocuments(
  sources: readonly ReadableSource[],
  parts: ImportParts,
): AsyncGenerator<ImportEvent, void, void> {
  return toldBy((tell, signal) => importAll(sources, { ...parts, tell, signal }));
}

async function importAll(
  sources: readonly ReadableSource[],
  {
    documents,
    readDocument,
    signal,
    tell,
  }: ImportParts & { signal: AbortSignal; tell: (event: ImportEvent) => void },
): Promise<void> {
  for (const [source, given] of sources.entries()) {
    if (signal.aborted) return;
    tell({ type: 'reading', source, fraction: null });
    const onProgress = (fraction: number | null) => tell({ type: 'reading', source, fraction });
    const reading = readDocument(given, { signal, onProgress }).then((read) => {
      if (read.blocks.length === 0) throw new AppError('document-empty', { name: read.name });
      return documents.add(read, signal);
    });
    tell(
      await reading.then(
        (document): ImportEvent => ({ type: 'added', source, document }),
        (error: unknown): ImportEvent => failed(source, error),
      ),
    );
  }
}

/** One bad file among many is news, not the end; anything unforeseen is the end. */
function failed(source: number, error: unknown): ImportEvent {
  if (!(error instanceof AppError)) throw error;
  return { type: 'failed', source, error: { code: error.code, details: error.details } };
}
