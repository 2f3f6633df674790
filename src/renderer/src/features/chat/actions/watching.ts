import type { ChatEvent, ConversationsEvent } from '../../../../../shared/api/chat.ts';
import type { AppError } from '../../../../../shared/errors.ts';
import { api, watch } from '../../../api.ts';
import { showError } from '../../../ui/toast.ts';
import { updateSettings } from '../../settings/settingsStore.ts';
import { selectConversations, selectOpenChat, selectOpenId, useChatStore } from '../chatStore.ts';
import { applyConversationsEvent } from '../conversations.ts';
import { applyChatEvent, finishedBetween } from '../openChat.ts';
import { flushDetails } from './details.ts';
import { gatherDeltas } from './gatherDeltas.ts';
import { adoptDraft, flushDraft } from './drafts.ts';

let stopWatchingOpen: (() => void) | null = null;

/** Follows the list of conversations; returns the function that stops it. */
export function watchConversations(onFirstSnapshot: () => void): () => void {
  let isFirst = true;
  return watch<ConversationsEvent>({
    open: (signal) => api.chat.watchConversations(undefined, { signal }),
    onEvent: (event) => {
      useChatStore.setState((state) => ({
        list: {
          status: 'ready',
          conversations: applyConversationsEvent(selectConversations(state), event),
        },
      }));
      if (isFirst) onFirstSnapshot();
      isFirst = false;
    },
    onError: showError,
  });
}

/** Shows a conversation and follows it until another one is opened. */
export function openConversation(conversationId: string): void {
  const state = useChatStore.getState();
  if (selectOpenId(state) === conversationId && state.open.status !== 'failed') return;
  flushDraft();
  flushDetails();
  follow(conversationId);
  void updateSettings({ lastConversationId: conversationId });
}

/** Follows the open conversation anew, after it was restored or could not be opened. */
export function reopenConversation(): void {
  const conversationId = selectOpenId(useChatStore.getState());
  if (conversationId !== null) follow(conversationId);
}

export function closeConversation(): void {
  flushDraft();
  stopWatchingOpen?.();
  stopWatchingOpen = null;
  useChatStore.setState({ open: { status: 'none' }, measure: null });
}

function follow(conversationId: string): void {
  stopWatchingOpen?.();
  useChatStore.setState({
    open: { status: 'opening', conversationId },
    measure: null,
    finishedReply: null,
    stoppingId: null,
    editingMessageId: null,
    target: null,
    panelOver: null,
  });
  const deltas = gatherDeltas((delta) => takeEvent(conversationId, delta));
  const stopWatch = watch<ChatEvent>({
    open: (signal) => api.chat.watch({ conversationId }, { signal }),
    onEvent: (event) => {
      if (event.type === 'delta') return deltas.add(event);
      deltas.flush();
      takeEvent(conversationId, event);
    },
    onError: (error) => failToOpen(conversationId, error),
  });
  stopWatchingOpen = () => {
    stopWatch();
    deltas.drop();
  };
}

function takeEvent(conversationId: string, event: ChatEvent): void {
  useChatStore.setState((state) => {
    const former = selectOpenChat(state);
    const chat = applyChatEvent(former, event);
    if (chat === null) return { open: { status: 'gone', conversationId }, measure: null };
    const stoppingId = chat.live === null ? null : state.stoppingId;
    const finishedReply = finishedBetween(former, chat) ?? state.finishedReply;
    return { open: { status: 'open', conversationId, chat }, stoppingId, finishedReply };
  });
  if (event.type === 'snapshot') forgetLostConnection();
  if (event.type === 'snapshot' || event.type === 'conversation') adoptDraft(event.conversation);
}

/** A snapshot means that the core answers again: what was refused for want of it can be sent. */
function forgetLostConnection(): void {
  const { sending } = useChatStore.getState();
  const wasLost = sending.status === 'refused' && sending.error.code === 'disconnected';
  if (wasLost) useChatStore.setState({ sending: { status: 'idle' } });
}

function failToOpen(conversationId: string, error: AppError): void {
  useChatStore.setState({ open: { status: 'failed', conversationId, error } });
}
