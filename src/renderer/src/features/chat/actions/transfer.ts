import { api } from '../../../api.ts';
import { receiveFile } from '../../../connection/receiveFile.ts';
import { chatWords } from '../../../messages/chat.ts';
import { chooseFiles, saveFile } from '../../../ui/fileTransfer.ts';
import { showToast } from '../../../ui/toast.ts';
import { openConversation } from './watching.ts';

const mediaTypes = { markdown: 'text/markdown', json: 'application/json' } as const;

/** Saves the conversation as a file, by the browser's own download. */
export async function exportConversation(
  id: string,
  format: keyof typeof mediaTypes,
): Promise<void> {
  const { fileName, content } = await api.chat.exportConversation({ id, format });
  saveFile(fileName, new Blob([content], { type: mediaTypes[format] }));
}

export async function importConversation(): Promise<void> {
  const [file] = await chooseFiles({ accept: '.json,application/json', isMultiple: false });
  if (file === undefined) return;
  const { fileId } = await receiveFile(file);
  const conversation = await api.chat.importConversation({ fileId });
  openConversation(conversation.id);
  showToast({ title: chatWords.list.imported(conversation.title) });
}
