import type { BatchEvent } from '../../../../../shared/api/batch.ts';
import { AppError } from '../../../../../shared/errors.ts';
import { api, watch } from '../../../api.ts';
import { receiveFile } from '../../../connection/receiveFile.ts';
import { batchWords } from '../../../messages/batch.ts';
import { formatDay } from '../../../messages/numbers.ts';
import { chooseFiles, saveFile } from '../../../ui/fileTransfer.ts';
import { attempt, showError, showToast } from '../../../ui/toast.ts';
import { usefulColumns } from '../compare/usefulColumns.ts';
import { applyBatchEvent } from './applyBatchEvent.ts';
import { changeDraft, useBatch } from './batchStore.ts';
import type { BatchDraft } from './batchStore.ts';

let stopWatching: (() => void) | null = null;

/** Begins with stacks worth comparing; what was chosen since stays. */
export function prepareDraft(): void {
  const { draft } = useBatch.getState();
  if (draft.columns.length === 0) changeDraft({ columns: usefulColumns() });
}

/** Follows the list of runs while the page is on show; returns what stops it. */
export function watchBatches(): () => void {
  return watch({
    open: (signal) => api.batch.watchList(undefined, { signal }),
    onEvent: (list) => useBatch.setState({ list }),
    onError: showError,
  });
}

export async function choosePrompts(): Promise<void> {
  const [file] = await chooseFiles({ accept: '.txt,.jsonl,.csv,.tsv', isMultiple: false });
  if (file !== undefined) changeDraft({ file });
}

/** A list that cannot be read stays in its field, with the line that is wrong. */
export async function startBatch(): Promise<void> {
  const { draft, isStarting } = useBatch.getState();
  if (isStarting || !canStart(draft)) return;
  useBatch.setState({ isStarting: true, refusal: null });
  try {
    const { systemPrompt } = draft;
    const name = draft.name.trim() || batchWords.defaultName(formatDay(Date.now()));
    const source = await sourceOf(draft);
    const columns = [...draft.columns];
    openBatch((await api.batch.start({ name, source, systemPrompt, columns })).id);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    useBatch.setState({ refusal: error });
  } finally {
    useBatch.setState({ isStarting: false });
  }
}

export function canStart({ text, file }: BatchDraft): boolean {
  return file !== null || text.trim() !== '';
}

async function sourceOf({ file, format, text }: BatchDraft) {
  if (file === null) return { format, text };
  return { fileId: (await receiveFile(file)).fileId };
}

export function openBatch(id: string): void {
  stopWatching?.();
  useBatch.setState({ pane: { status: 'opening', id } });
  stopWatching = watch<BatchEvent>({
    open: (signal) => api.batch.watch({ id }, { signal }),
    onEvent: takeEvent,
    onError: (error) => useBatch.setState({ pane: { status: 'failed', error } }),
  });
}

function takeEvent(event: BatchEvent): void {
  useBatch.setState(({ pane }) => {
    const open = applyBatchEvent(pane.status === 'open' ? pane.open : null, event);
    return { pane: open === null ? { status: 'draft' } : { status: 'open', open } };
  });
}

export function newBatch(): void {
  stopWatching?.();
  stopWatching = null;
  useBatch.setState({ pane: { status: 'draft' } });
}

export function stopBatch(id: string): void {
  void attempt(() => api.batch.stop({ id }));
}

export function resumeBatch(id: string): void {
  void attempt(() => api.batch.resume({ id }));
}

export async function deleteBatch(id: string): Promise<void> {
  await attempt(async () => {
    await api.batch.delete({ id });
    newBatch();
    showToast({ title: batchWords.deleted });
  });
}

const mediaTypes = { csv: 'text/csv', markdown: 'text/markdown' } as const;

export async function exportBatch(id: string, format: keyof typeof mediaTypes): Promise<void> {
  await attempt(async () => {
    const { fileName, content } = await api.batch.export({ id, format });
    saveFile(fileName, new Blob([content], { type: mediaTypes[format] }));
  });
}
