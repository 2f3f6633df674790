import { api } from '../../../api.ts';
import { receiveFile } from '../../../connection/receiveFile.ts';
import { chatWords } from '../../../messages/chat.ts';
import { showToast } from '../../../ui/toast.ts';

import { openConversation } from './watching.ts';

const mediaTypes = { markdown: 'text/markdown', json: 'application/json' } as const;

/** Saves the conversation as a file, by the browser's own download. */
export async function exportConversation(
  id: string,
  format: keyof typeof mediaTypes,
): Promise<void> {
  const { fileName, content } = await api.chat.exportConversation({ id, format });
  const address = URL.createObjectURL(new Blob([content], { type: mediaTypes[format] }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}

export async function importConversation(): Promise<void> {
  const [file] = await chooseFiles({ accept: '.json,application/json', isMultiple: false });
  if (file === undefined) return;
  const { fileId } = await receiveFile(file);
  const conversation = await api.chat.importConversation({ fileId });
  openConversation(conversation.id);
  showToast({ title: chatWords.list.imported(conversation.title) });
}

/** The browser's file chooser; no files when it was dismissed. */
export function chooseFiles(options: { accept: string; isMultiple: boolean }): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = options.accept;
    input.multiple = options.isMultiple;
    input.addEventListener('change', () => resolve([...(input.files ?? [])]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}
