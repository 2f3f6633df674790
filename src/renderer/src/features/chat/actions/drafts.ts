import type { Attachment, Conversation } from '../../../../../shared/api/chat.ts';
import { api } from '../../../api.ts';
import { showError } from '../../../ui/toast.ts';
import { emptyDraft, selectOpenId, useChatStore } from '../chatStore.ts';
import type { ArrivingFile, Draft } from '../chatStore.ts';
import { asAppError } from './failures.ts';

const saveDelayMilliseconds = 400;

const saveTimers = new Map<string, ReturnType<typeof setTimeout>>();

export function draftOf(conversationId: string): Draft {
  return useChatStore.getState().drafts[conversationId] ?? emptyDraft;
}

export function writeDraft(conversationId: string, text: string): void {
  changeDraft(conversationId, { text, isSaved: false });
  saveSoon(conversationId);
}

export function addToDraft(conversationId: string, attachment: Attachment): void {
  const attachments = [...draftOf(conversationId).attachments, attachment];
  changeDraft(conversationId, { attachments, isSaved: false });
  saveSoon(conversationId);
}

export function removeFromDraft(conversationId: string, attachmentId: string): void {
  const attachments = draftOf(conversationId).attachments.filter(({ id }) => id !== attachmentId);
  changeDraft(conversationId, { attachments, isSaved: false });
  saveSoon(conversationId);
}

export function setArriving(conversationId: string, arriving: readonly ArrivingFile[]): void {
  changeDraft(conversationId, { arriving });
}

/**
 * Empties the draft once it is a message. What was typed in the moment between stays, and the core
 * has already emptied its own copy.
 */
export function takeSentDraft(conversationId: string, sent: Draft): void {
  const draft = draftOf(conversationId);
  const isUnchanged = draft.text === sent.text && draft.attachments === sent.attachments;
  if (isUnchanged) {
    forgetTimer(conversationId);
    changeDraft(conversationId, { text: '', attachments: [], isSaved: true });
  }
}

/** Takes the core's copy, unless something here has not been saved yet: then that is saved. */
export function adoptDraft({ id, draft }: Conversation): void {
  if (draftOf(id).isSaved) changeDraft(id, { ...draft, isSaved: true });
  else saveSoon(id);
}

function saveSoon(conversationId: string): void {
  forgetTimer(conversationId);
  saveTimers.set(
    conversationId,
    setTimeout(() => void saveNow(conversationId), saveDelayMilliseconds),
  );
}

/** For the moments after which no timer may fire: another conversation, the end of the page. */
export function flushDraft(): void {
  const conversationId = selectOpenId(useChatStore.getState());
  if (conversationId !== null && saveTimers.has(conversationId)) void saveNow(conversationId);
}

/** Without a connection the draft stays unsaved; the snapshot after reconnecting saves it. */
async function saveNow(conversationId: string): Promise<void> {
  forgetTimer(conversationId);
  const { text, attachments } = draftOf(conversationId);
  const attachmentIds = attachments.map(({ id }) => id);
  try {
    await api.chat.saveDraft({ conversationId, text, attachmentIds });
  } catch (error) {
    const failure = asAppError(error);
    if (failure.code !== 'disconnected') showError(failure);
    return;
  }
  const draft = draftOf(conversationId);
  if (draft.text === text && draft.attachments === attachments) {
    changeDraft(conversationId, { isSaved: true });
  }
}

function forgetTimer(conversationId: string): void {
  clearTimeout(saveTimers.get(conversationId));
  saveTimers.delete(conversationId);
}

function changeDraft(conversationId: string, changes: Partial<Draft>): void {
  useChatStore.setState((state) => ({
    drafts: {
      ...state.drafts,
      [conversationId]: { ...(state.drafts[conversationId] ?? emptyDraft), ...changes },
    },
  }));
}
