import { addAdapterFiles, addAdapterFolder } from '../adapters/adding/addAdapters.ts';
import { isGgufAdapter, isGgufFile, isPeftFile } from '../adapters/adding/adapterFiles.ts';
import { addDroppedModels } from '../models/addModelStore.ts';
import { useFrame } from './frameStore.ts';

/**
 * Models and adapters may be dropped anywhere on the window. Other files are left to what they were
 * dropped on; where nothing wants them, nothing happens, and above all the page does not navigate
 * to them.
 */
export function acceptFileDrops(target: Window): void {
  target.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  target.addEventListener(
    'drop',
    (event) => {
      if (event.dataTransfer === null || event.dataTransfer.files.length === 0) return;
      event.preventDefault();
      if (takeFolders(event.dataTransfer) || takeFiles([...event.dataTransfer.files])) {
        event.stopPropagation();
      }
    },
    { capture: true },
  );
}

/** In front of the rack, a folder can only be a PEFT adapter. */
function takeFolders({ items }: DataTransfer): boolean {
  if (useFrame.getState().workspace !== 'adapters') return false;
  const folders = [...items].filter((item) => item.webkitGetAsEntry()?.isDirectory === true);
  if (folders.length === 0) return false;
  for (const item of folders) {
    const folder = item.getAsFile();
    const entry = item.webkitGetAsEntry();
    if (window.alcove === undefined)
      void filesOf(entry as FileSystemDirectoryEntry).then(addAdapterFiles);
    else if (folder !== null) addAdapterFolder(folder);
  }
  return true;
}

function takeFiles(files: File[]): boolean {
  if (!files.every((file) => isGgufFile(file) || isPeftFile(file))) return false;
  void sortFiles(files);
  return true;
}

async function sortFiles(files: File[]): Promise<void> {
  const areAdapters = await Promise.all(
    files.map(async (file) => isPeftFile(file) || (await isGgufAdapter(file))),
  );
  addAdapterFiles(files.filter((_, index) => areAdapters[index] === true));
  addDroppedModels(files.filter((_, index) => areAdapters[index] === false));
}

/** The files that lie in a folder itself; a browser hands them out in portions. */
async function filesOf(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const reader = folder.createReader();
  const files: File[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) return files.filter((file) => isPeftFile(file) || isGgufFile(file));
    for (const entry of portion) {
      if (entry.isFile) files.push(await fileOf(entry as FileSystemFileEntry));
    }
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}
