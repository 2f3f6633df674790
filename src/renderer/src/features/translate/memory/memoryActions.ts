import type { SegmentText } from '../../../../../shared/api/segments.ts';
import type { MemoryEntry } from '../../../../../shared/api/translationMemory.ts';
import type { Language } from '../../../../../shared/languages.ts';
import { api, watch } from '../../../api.ts';
import { receiveFile } from '../../../connection/receiveFile.ts';
import { memoryWords } from '../../../messages/translationMemory.ts';
import { chooseFiles, saveFile } from '../../../ui/fileTransfer.ts';
import { attempt, showError, showToast } from '../../../ui/toast.ts';
import { useMemory } from './memoryStore.ts';
import type { MemorySearch } from './memoryStore.ts';

const words = memoryWords;
const mostFound = 100;
const searchDelayMilliseconds = 150;

let searching: ReturnType<typeof setTimeout> | undefined;

export function watchMemory(): () => void {
  return watch({
    open: (signal) => api.translationMemory.watchStatistics(undefined, { signal }),
    onEvent: (statistics) => useMemory.setState({ statistics }),
    onError: showError,
  });
}

/** Finds as it is typed; the latest question has the last word. */
export function searchMemory(query: string): void {
  clearTimeout(searching);
  if (query.trim() === '') {
    useMemory.setState({ search: { status: 'off' } });
    return;
  }
  useMemory.setState(({ search }) => ({
    search: { status: 'searching', query, entries: entriesOf(search) },
  }));
  searching = setTimeout(() => void find(query), searchDelayMilliseconds);
}

async function find(query: string): Promise<void> {
  const entries = await attempt(() =>
    api.translationMemory.search({ query: query.trim(), from: null, to: null, limit: mostFound }),
  );
  const { search } = useMemory.getState();
  if (search.status === 'off' || search.query !== query) return;
  useMemory.setState({ search: { status: 'found', query, entries: entries ?? [] } });
}

export async function editEntry(id: string, target: SegmentText): Promise<void> {
  const entry = await attempt(() => api.translationMemory.editEntry({ id, target }));
  if (entry === null) return;
  changeEntries((entries) => entries.map((other) => (other.id === id ? entry : other)));
}

export async function deleteEntry(entry: MemoryEntry): Promise<void> {
  const { id } = entry;
  await attempt(async () => {
    await api.translationMemory.deleteEntry({ id });
    changeEntries((entries) => entries.filter((other) => other.id !== id));
    showToast({ title: words.deleted, undo: () => void restoreEntry(id) });
  });
}

async function restoreEntry(id: string): Promise<void> {
  const entry = await attempt(() => api.translationMemory.restoreEntry({ id }));
  if (entry !== null) changeEntries((entries) => [entry, ...entries]);
}

export async function importTmx(): Promise<void> {
  const [file] = await chooseFiles({ accept: '.tmx,.xml', isMultiple: false });
  if (file === undefined) return;
  await attempt(async () => {
    const { fileId } = await receiveFile(file);
    const { added, skipped } = await api.translationMemory.importTmx({ fileId });
    showToast({ title: words.imported(added, skipped) });
  });
}

/** Of one pair, or without one of all. */
export async function exportTmx(pair?: { from: Language; to: Language }): Promise<void> {
  const exported = await attempt(() =>
    api.translationMemory.exportTmx(pair ?? { from: null, to: null }),
  );
  if (exported === null) return;
  saveFile(exported.fileName, new Blob([exported.content], { type: 'application/xml' }));
}

function entriesOf(search: MemorySearch): readonly MemoryEntry[] {
  return search.status === 'off' ? [] : search.entries;
}

function changeEntries(change: (entries: readonly MemoryEntry[]) => readonly MemoryEntry[]): void {
  useMemory.setState(({ search }) =>
    search.status === 'off' ? {} : { search: { ...search, entries: change(search.entries) } },
  );
}
