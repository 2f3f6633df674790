import type {
  DocumentSource,
  ImportEvent,
  SourceDocument,
  SummaryOptions,
} from '../../../../../shared/api/summarize.ts';
import { AppError } from '../../../../../shared/errors.ts';
import { api } from '../../../api.ts';
import { receiveFile } from '../../../connection/receiveFile.ts';
import { attempt } from '../../../ui/toast.ts';
import { optionsForModel } from '../options.ts';
import { useSummarize } from '../summarizeStore.ts';
import type { ArrivingDocument } from '../summarizeStore.ts';
import { openSummary, showNewSummary } from './watching.ts';

type Arrival = { name: string; source: () => Promise<DocumentSource> };

let importing = new AbortController();

/** Files become one summary; those that cannot be read are named, and wait for a decision. */
export function summarizeFiles(files: readonly File[]): Promise<void> {
  return summarize(
    files.map((file) => ({
      name: file.name,
      source: async () => ({ kind: 'file', fileId: (await receiveFile(file)).fileId }),
    })),
  );
}

/** A text, or a document that comes with Alcove. */
export function summarizeSource(
  name: string,
  source: DocumentSource,
  options?: SummaryOptions,
): Promise<void> {
  return summarize([{ name, source: async () => source }], options);
}

/** What was read before the window was closed, and is in no summary yet. */
export async function showPending(): Promise<void> {
  const documents = await attempt(() => api.summarize.listPendingDocuments());
  if (documents === null || useSummarize.getState().arriving.length > 0) return;
  useSummarize.setState({
    arriving: documents.map((document) => ({
      key: document.id,
      name: document.name,
      state: { status: 'added', document },
    })),
  });
}

/** What is already read stays, and can be summarized or discarded. */
export function cancelImport(): void {
  importing.abort();
}

export async function discardArrived(): Promise<void> {
  const arrived = new Set(arrivedDocuments().map(({ id }) => id));
  useSummarize.setState({ arriving: [] });
  if (arrived.size === 0) return;
  await attempt(async () => {
    // A document that an earlier summary holds too stays with that one.
    const pending = await api.summarize.listPendingDocuments();
    for (const { id } of pending) {
      if (arrived.has(id)) await api.summarize.discardDocument({ documentId: id });
    }
  });
}

/** Begins the summary of everything that could be read. */
export async function summarizeArrived(
  options = optionsForModel(useSummarize.getState()),
): Promise<void> {
  const documentIds = arrivedDocuments().map(({ id }) => id);
  if (documentIds.length === 0) return;
  useSummarize.setState({ isStarting: true });
  const created = await attempt(() => api.summarize.create({ documentIds, options }));
  useSummarize.setState({ isStarting: false });
  if (created === null) return;
  useSummarize.setState({ arriving: [] });
  openSummary(created.id);
}

async function summarize(
  arrivals: readonly Arrival[],
  options = optionsForModel(useSummarize.getState()),
): Promise<void> {
  showNewSummary();
  await discardArrived();
  const arriving = arrivals.map(({ name }): ArrivingDocument => ({
    key: crypto.randomUUID(),
    name,
    state: { status: 'waiting' },
  }));
  useSummarize.setState({ arriving, options });
  importing = new AbortController();
  const { signal } = importing;
  await readAll(arrivals, arriving, signal);
  if (!signal.aborted && isAllAdded()) await summarizeArrived(options);
  if (signal.aborted) endCancelled();
}

/** One after the other: a book must not wait in memory while another is read. */
async function readAll(
  arrivals: readonly Arrival[],
  arriving: readonly ArrivingDocument[],
  signal: AbortSignal,
): Promise<void> {
  for (const [index, { source }] of arrivals.entries()) {
    const key = arriving[index]?.key;
    if (key === undefined || signal.aborted) return;
    setState(key, { status: 'reading', fraction: null });
    try {
      const sources = [await source()];
      const events = await api.summarize.addDocuments({ sources }, { signal });
      for await (const event of events) setState(key, stateAfter(event));
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof AppError)) throw error;
      setState(key, { status: 'failed', error });
    }
  }
}

function stateAfter(event: ImportEvent): ArrivingDocument['state'] {
  switch (event.type) {
    case 'reading':
      return { status: 'reading', fraction: event.fraction };
    case 'added':
      return { status: 'added', document: event.document };
    case 'failed':
      return { status: 'failed', error: event.error };
  }
}

function setState(key: string, state: ArrivingDocument['state']): void {
  useSummarize.setState(({ arriving }) => ({
    arriving: arriving.map((entry) => (entry.key === key ? { ...entry, state } : entry)),
  }));
}

/** After a cancel only what is wholly read stays on show. */
function endCancelled(): void {
  useSummarize.setState(({ arriving }) => ({
    arriving: arriving.filter(({ state }) => state.status === 'added' || state.status === 'failed'),
  }));
}

function isAllAdded(): boolean {
  return useSummarize.getState().arriving.every(({ state }) => state.status === 'added');
}

function arrivedDocuments(): SourceDocument[] {
  return useSummarize
    .getState()
    .arriving.flatMap(({ state }) => (state.status === 'added' ? [state.document] : []));
}
