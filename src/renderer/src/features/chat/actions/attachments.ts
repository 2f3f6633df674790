import { api } from '../../../api.ts';
import { receiveFile } from '../../../connection/receiveFile.ts';
import { chatWords } from '../../../messages/chat.ts';
import { showError, showToast } from '../../../ui/toast.ts';
import { addToDraft, draftOf, setArriving, writeDraft } from './drafts.ts';
import { asAppError } from './failures.ts';

/** Above this a text slows the composer down, and reads better as a file anyway. */
export const longestPaste = 100_000;

/** Attaches each file to the draft; one that is refused is named in a toast, the others stay. */
export async function attachFiles(conversationId: string, files: readonly File[]): Promise<void> {
  const outcomes = await Promise.allSettled(files.map((file) => attach(conversationId, file)));
  for (const outcome of outcomes) {
    if (outcome.status === 'rejected') showError(asAppError(outcome.reason));
  }
}

/** A long paste becomes a file; if that fails it goes into the composer after all. */
export async function attachPaste(conversationId: string, text: string): Promise<void> {
  const file = new File([text], chatWords.composer.pastedName, { type: 'text/plain' });
  try {
    await attach(conversationId, file);
    showToast({ title: chatWords.composer.pastedAsFile });
  } catch (error) {
    writeDraft(conversationId, draftOf(conversationId).text + text);
    showError(asAppError(error));
  }
}

async function attach(conversationId: string, file: File): Promise<void> {
  const key = crypto.randomUUID();
  setArriving(conversationId, [...draftOf(conversationId).arriving, { key, name: file.name }]);
  try {
    const { fileId } = await receiveFile(file);
    addToDraft(conversationId, await api.chat.addAttachment({ conversationId, fileId }));
  } finally {
    const others = draftOf(conversationId).arriving.filter((arriving) => arriving.key !== key);
    setArriving(conversationId, others);
  }
}
