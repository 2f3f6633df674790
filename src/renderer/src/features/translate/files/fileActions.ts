import type {
  AddedFile,
  TranslationFile,
  TranslationFilesEvent,
} from '../../../../../shared/api/translationFiles.ts';
import type { TranslationSettings } from '../../../../../shared/api/translate.ts';
import { AppError } from '../../../../../shared/errors.ts';
import { api, watch } from '../../../api.ts';
import { fetchOfferedFile } from '../../../connection/fetchOfferedFile.ts';
import { receiveFile } from '../../../connection/receiveFile.ts';
import { fileWords } from '../../../messages/translationFiles.ts';
import { chooseFiles, saveFile } from '../../../ui/fileTransfer.ts';
import { attempt, showError, showToast } from '../../../ui/toast.ts';
import { useTranslate } from '../translateStore.ts';
import { selectFiles, useFiles } from './filesStore.ts';
import type { ArrivingFile, FilesState } from './filesStore.ts';
import { closeFile } from './openFile.ts';

const words = fileWords;

/** Follows the batch, whatever is in front: the rail tells when a file is being translated. */
export function watchFiles(): () => void {
  return watch<TranslationFilesEvent>({
    open: (signal) => api.translationFiles.watch(undefined, { signal }),
    onEvent: (event) => useFiles.setState((state) => ({ files: afterEvent(state, event) })),
    onError: showError,
  });
}

function afterEvent(state: FilesState, event: TranslationFilesEvent): readonly TranslationFile[] {
  const files = selectFiles(state);
  switch (event.type) {
    case 'snapshot':
      return event.files;
    case 'changed': {
      const index = files.findIndex(({ id }) => id === event.file.id);
      return index === -1 ? [event.file, ...files] : files.with(index, event.file);
    }
    case 'removed':
      return files.filter(({ id }) => id !== event.id);
  }
}

/** What files are translated by from now on: what was chosen, else what texts are. */
export function useFileSettings(): TranslationSettings {
  const own = useFiles((state) => state.settings);
  const ofTexts = useTranslate((state) => state.settings);
  return own ?? ofTexts;
}

export function changeFileSettings(change: Partial<TranslationSettings>): void {
  useFiles.setState({ settings: { ...currentSettings(), ...change } });
}

export function swapFileLanguages(): void {
  const { from, to } = currentSettings();
  if (from !== null) changeFileSettings({ from: to, to: from });
}

function currentSettings(): TranslationSettings {
  return useFiles.getState().settings ?? useTranslate.getState().settings;
}

export async function chooseAndAddFiles(): Promise<void> {
  await addFiles(await chooseFiles({ accept: '', isMultiple: true }));
}

/** One after the other: a book must not wait in memory while another is read. */
export async function addFiles(files: readonly File[]): Promise<void> {
  const settings = currentSettings();
  const arriving = files.map((file) => ({ file, key: crypto.randomUUID() }));
  useFiles.setState((state) => ({
    arriving: [
      ...state.arriving,
      ...arriving.map(({ file, key }): ArrivingFile => ({
        key,
        name: file.name,
        state: { status: 'waiting' },
      })),
    ],
  }));
  for (const { file, key } of arriving) await addFile(file, key, settings);
}

async function addFile(file: File, key: string, settings: TranslationSettings): Promise<void> {
  setArriving(key, { status: 'reading' });
  try {
    const { fileId } = await receiveFile(file);
    const events = await api.translationFiles.add({ fileIds: [fileId], settings });
    for await (const event of events) takeAdded(key, event);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    setArriving(key, { status: 'failed', error });
  }
}

function takeAdded(key: string, event: AddedFile): void {
  if (event.type === 'failed') setArriving(key, { status: 'failed', error: event.error });
  else if (event.type === 'added') {
    dismissArriving(key);
    // One table at a time; the others have a button that asks.
    const isAsking = useFiles.getState().choosingId !== null;
    if (event.file.status === 'choosing' && !isAsking) openColumns(event.file.id);
  }
}

export function openColumns(fileId: string): void {
  useFiles.setState({ choosingId: fileId });
}

export function closeColumns(): void {
  useFiles.setState({ choosingId: null });
}

function setArriving(key: string, state: ArrivingFile['state']): void {
  useFiles.setState(({ arriving }) => ({
    arriving: arriving.map((entry) => (entry.key === key ? { ...entry, state } : entry)),
  }));
}

export function dismissArriving(key: string): void {
  useFiles.setState(({ arriving }) => ({
    arriving: arriving.filter((entry) => entry.key !== key),
  }));
}

/** Without an id, all of them. */
export async function pauseFiles(id?: string): Promise<void> {
  await attempt(() => api.translationFiles.pause(id === undefined ? {} : { id }));
}

export async function resumeFiles(id?: string): Promise<void> {
  await attempt(() => api.translationFiles.resume(id === undefined ? {} : { id }));
}

/** Gone from the table at once, with Undo. The original was never touched. */
export async function removeFile({ id, name }: TranslationFile): Promise<void> {
  await attempt(async () => {
    await api.translationFiles.remove({ id });
    if (useFiles.getState().open?.fileId === id) closeFile();
    showToast({
      title: words.removed(name),
      undo: () => void attempt(() => api.translationFiles.restore({ id })),
    });
  });
}

/** Saves the translated file; while tokens are missing, a dialog asks first. */
export async function exportFile(fileId: string, despiteIssues = false): Promise<void> {
  try {
    const offered = await api.translationFiles.export({ id: fileId, despiteIssues });
    saveFile(offered.fileName, await fetchOfferedFile(offered));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'translation-unsafe') useFiles.setState({ unsafe: { fileId, error } });
    else showError(error);
  }
}
