import type { Api } from '../src/shared/api.ts';
import type {
  DocumentSource,
  SourceDocument,
  Summary,
  SummaryOptions,
} from '../src/shared/api/summarize.ts';

/** What the measurements of summaries share. */

export async function addDocument(
  { summarize }: Pick<Api, 'summarize'>,
  source: DocumentSource,
): Promise<SourceDocument> {
  for await (const event of await summarize.addDocuments({ sources: [source] })) {
    if (event.type === 'failed') throw new Error(event.error.code);
    if (event.type === 'added') return event.document;
  }
  throw new Error('nothing was added');
}

/** Makes a summary and waits until it runs no more. */
export async function summarizeDocument(
  { summarize }: Pick<Api, 'summarize'>,
  { id }: SourceDocument,
  options: SummaryOptions,
): Promise<Summary> {
  const { id: summaryId } = await summarize.create({ documentIds: [id], options });
  for await (const event of await summarize.watch({ summaryId })) {
    if (event.type !== 'summary' && event.type !== 'snapshot') continue;
    const { status } = event.summary;
    if (status !== 'waiting' && status !== 'running') return event.summary;
  }
  throw new Error('the core ended');
}
