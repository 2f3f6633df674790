import { api } from '../../../api.ts';
import { receiveFile } from '../../../connection/receiveFile.ts';
import { followArrival } from '../../../../../shared/adapterArrival.ts';
import type { AddedAdapter } from '../../../../../shared/adapterArrival.ts';
import { AppError } from '../../../../../shared/errors.ts';
import { adapterWords } from '../../../messages/adapters.ts';
import { chooseFiles } from '../../../ui/fileTransfer.ts';
import { showToast } from '../../../ui/toast.ts';
import { selectAdapter, showAdapters } from '../adapterActions.ts';
import { dropArrival, setArrival } from './addingStore.ts';
import { groupAdapterFiles } from './adapterFiles.ts';

type Arriving = ReturnType<typeof api.adapters.add>;

/** Calls off what is on its way, by the key of its arrival. */
const underWay = new Map<string, AbortController>();

export async function chooseAdapterFiles(): Promise<void> {
  addAdapterFiles(await chooseFiles({ accept: '.gguf,.safetensors,.json', isMultiple: true }));
}

/**
 * Adds what was dropped or chosen, each by itself: the desktop knows where files lie, a browser
 * sends them. The two halves of a PEFT adapter belong together.
 */
export function addAdapterFiles(files: readonly File[]): void {
  if (files.length === 0) return;
  showAdapters('rack');
  for (const group of groupAdapterFiles(files)) {
    void addNamed(nameOfGroup(group), (signal) => addGroup(group, signal));
  }
}

/** A folder that was dropped on the desktop window. */
export function addAdapterFolder(folder: File): void {
  const path = window.alcove?.pathForFile(folder);
  if (path === undefined) return;
  showAdapters('rack');
  void addNamed(folder.name, (signal) => api.adapters.add({ path }, { signal }));
}

export async function addAdapterPath(
  path: string,
  { signal, onConverting }: { signal: AbortSignal; onConverting: (fraction: number) => void },
): Promise<void> {
  tellAdded(await followArrival(api.adapters.add({ path }, { signal }), onConverting));
}

export function cancelArrival(key: string): void {
  underWay.get(key)?.abort();
}

async function addGroup(group: readonly File[], signal: AbortSignal): Promise<Awaited<Arriving>> {
  const bridge = window.alcove;
  const [first] = group;
  if (bridge !== undefined && first !== undefined) {
    return api.adapters.add({ path: bridge.pathForFile(first) }, { signal });
  }
  const received = await Promise.all(group.map((file) => receiveFile(file)));
  return api.adapters.addFiles({ fileIds: received.map(({ fileId }) => fileId) }, { signal });
}

/** Shown in the rack while it lasts; a refusal stays there until it is dismissed. */
async function addNamed(name: string, add: (signal: AbortSignal) => Arriving): Promise<void> {
  const key = crypto.randomUUID();
  const calledOff = new AbortController();
  const { signal } = calledOff;
  underWay.set(key, calledOff);
  const show = (fraction: number | null) => setArrival({ key, name, status: 'adding', fraction });
  show(null);
  try {
    tellAdded(await followArrival(add(signal), show));
    dropArrival(key);
  } catch (error) {
    if (signal.aborted) return dropArrival(key);
    if (!(error instanceof AppError)) throw error;
    setArrival({ key, name, status: 'refused', error });
  } finally {
    underWay.delete(key);
  }
}

function tellAdded({ adapter, isNew }: AddedAdapter): void {
  const { adding } = adapterWords;
  selectAdapter(adapter.id);
  showToast({ title: isNew ? adding.added(adapter.name) : adding.alreadyThere(adapter.name) });
}

function nameOfGroup(group: readonly File[]): string {
  return group.map(({ name }) => name).join(' + ');
}
