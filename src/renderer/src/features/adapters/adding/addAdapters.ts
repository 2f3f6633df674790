import { api } from '../../../api.ts';
import { receiveFile } from '../../../connection/receiveFile.ts';
import { AppError } from '../../../../../shared/errors.ts';
import { adapterWords } from '../../../messages/adapters.ts';
import { chooseFiles } from '../../../ui/fileTransfer.ts';
import { showToast } from '../../../ui/toast.ts';
import { selectAdapter, showAdapters } from '../adapterActions.ts';
import { dropArrival, setArrival } from './addingStore.ts';
import { groupAdapterFiles } from './adapterFiles.ts';

type Added = Awaited<ReturnType<typeof api.adapters.add>>;

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
    void addNamed(nameOfGroup(group), () => addGroup(group));
  }
}

/** A folder that was dropped on the desktop window. */
export function addAdapterFolder(folder: File): void {
  const path = window.alcove?.pathForFile(folder);
  if (path === undefined) return;
  showAdapters('rack');
  void addNamed(folder.name, () => api.adapters.add({ path }));
}

export async function addAdapterPath(path: string): Promise<void> {
  tellAdded(await api.adapters.add({ path }));
}

async function addGroup(group: readonly File[]): Promise<Added> {
  const bridge = window.alcove;
  const [first] = group;
  if (bridge !== undefined && first !== undefined) {
    return api.adapters.add({ path: bridge.pathForFile(first) });
  }
  const received = await Promise.all(group.map((file) => receiveFile(file)));
  return api.adapters.addFiles({ fileIds: received.map(({ fileId }) => fileId) });
}

/** Shown in the rack while it lasts; a refusal stays there until it is dismissed. */
async function addNamed(name: string, add: () => Promise<Added>): Promise<void> {
  const key = crypto.randomUUID();
  setArrival({ key, name, status: 'adding' });
  try {
    tellAdded(await add());
    dropArrival(key);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    setArrival({ key, name, status: 'refused', error });
  }
}

function tellAdded({ adapter, isNew }: Added): void {
  const { adding } = adapterWords;
  selectAdapter(adapter.id);
  showToast({ title: isNew ? adding.added(adapter.name) : adding.alreadyThere(adapter.name) });
}

function nameOfGroup(group: readonly File[]): string {
  return group.map(({ name }) => name).join(' + ');
}
