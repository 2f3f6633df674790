import type { Comparison, ComparisonEvent, Pick } from '../../../../../shared/api/compare.ts';
import type { Stack } from '../../../../../shared/api/stack.ts';
import { api, watch } from '../../../api.ts';
import { compareWords } from '../../../messages/compare.ts';
import { attempt, showError, showToast } from '../../../ui/toast.ts';
import { openConversation } from '../../chat/actions/watching.ts';
import { selectOpenId, useChatStore } from '../../chat/chatStore.ts';
import { showWorkspace } from '../../frame/frameStore.ts';
import { findAdapter } from '../adaptersStore.ts';
import { applyComparisonEvent } from './applyComparisonEvent.ts';
import { changeDraft, useCompare } from './compareStore.ts';
import { usefulColumns } from './usefulColumns.ts';

let stopWatching: (() => void) | null = null;

/** Begins with stacks worth comparing; what was chosen since stays. */
export function prepareDraft(): void {
  const { draft } = useCompare.getState();
  if (draft.columns.length === 0) changeDraft({ columns: usefulColumns() });
}

/** Follows the list of comparisons while the page is on show; returns what stops it. */
export function watchComparisons(): () => void {
  return watch({
    open: (signal) => api.compare.watchList(undefined, { signal }),
    onEvent: (list) => useCompare.setState({ list }),
    onError: showError,
  });
}

export async function startComparison(): Promise<void> {
  const { draft, isStarting } = useCompare.getState();
  if (isStarting || draft.prompt.trim() === '') return;
  const conversationId = draft.isAfterChat ? selectOpenId(useChatStore.getState()) : null;
  const { prompt, systemPrompt, isBlind } = draft;
  const columns = [...draft.columns];
  useCompare.setState({ isStarting: true });
  const started = await attempt(() =>
    api.compare.start({ conversationId, prompt, systemPrompt, columns, isBlind }),
  );
  useCompare.setState({ isStarting: false });
  if (started !== null) openComparison(started.id);
}

export function openComparison(id: string): void {
  stopWatching?.();
  useCompare.setState({ pane: { status: 'opening', id } });
  stopWatching = watch<ComparisonEvent>({
    open: (signal) => api.compare.watch({ id }, { signal }),
    onEvent: takeEvent,
    onError: (error) => useCompare.setState({ pane: { status: 'failed', error } }),
  });
}

function takeEvent(event: ComparisonEvent): void {
  useCompare.setState(({ pane }) => {
    const former = pane.status === 'open' ? pane.comparison : null;
    const comparison = applyComparisonEvent(former, event);
    return { pane: comparison === null ? { status: 'draft' } : { status: 'open', comparison } };
  });
}

/** Back to the draft, as it was left. */
export function newComparison(): void {
  stopWatching?.();
  stopWatching = null;
  useCompare.setState({ pane: { status: 'draft' } });
}

/** The draft, made from a comparison: its prompt, and its stacks as far as they are in the rack. */
export function compareAgain({ prompt, systemPrompt, isBlind, columns }: Comparison): void {
  changeDraft({
    prompt,
    systemPrompt,
    isBlind,
    isAfterChat: false,
    columns: columns.map((column) => stackInRack(column.stack ?? [])),
  });
  newComparison();
}

function stackInRack(stack: Stack): Stack {
  return stack.flatMap(({ adapterId, strength }) =>
    findAdapter(adapterId) === undefined ? [] : [{ adapterId, strength }],
  );
}

export function stopComparison(id: string): void {
  void attempt(() => api.compare.stop({ id }));
}

export function pickBest(id: string, pick: Pick): void {
  void attempt(() => api.compare.pick({ id, pick }));
}

/** Goes on with one column as a chat. */
export async function keepColumn(id: string, columnId: string): Promise<void> {
  const kept = await attempt(() => api.compare.keep({ id, columnId }));
  if (kept === null) return;
  openConversation(kept.conversationId);
  showWorkspace('chat');
}

export async function deleteComparison(id: string): Promise<void> {
  const { pane } = useCompare.getState();
  const isOpen = pane.status === 'open' && pane.comparison.id === id;
  await attempt(async () => {
    await api.compare.delete({ id });
    showToast({
      title: compareWords.deleted,
      undo: () => void attempt(() => api.compare.restore({ id })),
    });
  });
  if (isOpen) newComparison();
}
