import { create } from 'zustand';
import type {
  Attachment,
  ConversationSummary,
  Message,
  Preset,
  PromptMeasure,
  SearchHit,
} from '../../../../shared/api/chat.ts';
import type { ErrorReport } from '../../../../shared/api/common.ts';
import type { OpenChat } from './openChat.ts';

export type ConversationList =
  { status: 'loading' } | { status: 'ready'; conversations: readonly ConversationSummary[] };

/** What fills the middle of the workspace. */
export type OpenConversation =
  | { status: 'none' }
  | { status: 'opening'; conversationId: string }
  | { status: 'open'; conversationId: string; chat: OpenChat }
  | { status: 'gone'; conversationId: string }
  | { status: 'failed'; conversationId: string; error: ErrorReport };

/** A file on its way into the draft. */
export type ArrivingFile = { key: string; name: string };

/**
 * What is being written in one conversation. `isSaved` is false from the first keystroke until the
 * core has the text: only then may the core's copy replace it.
 */
export type Draft = {
  text: string;
  attachments: readonly Attachment[];
  arriving: readonly ArrivingFile[];
  isSaved: boolean;
};

export type Sending =
  | { status: 'idle' }
  | { status: 'sending'; conversationId: string }
  | { status: 'refused'; conversationId: string; error: ErrorReport };

export type Search =
  | { status: 'off' }
  | { status: 'searching'; query: string; hits: readonly SearchHit[] }
  | { status: 'found'; query: string; hits: readonly SearchHit[] };

/** A message to scroll to and the words to light up in it. */
export type Target = { messageId: string; words: readonly string[] };

/** The title of the open conversation stands in the list and in the header. */
export type Renaming = { id: string; place: 'list' | 'header' };

export type ChatState = {
  list: ConversationList;
  open: OpenConversation;
  drafts: Readonly<Record<string, Draft>>;
  sending: Sending;
  /** The conversation whose reply was asked to stop and has not yet said so. */
  stoppingId: string | null;
  measure: PromptMeasure | null;
  /** The last reply that ended while it was on show, for those who cannot see it end. */
  finishedReply: Message | null;
  search: Search;
  target: Target | null;
  renaming: Renaming | null;
  /** In a narrow window: the panel that lies over the transcript. */
  panelOver: 'list' | 'inspector' | null;
  editingMessageId: string | null;
  /** An outside address waiting for the person's consent. */
  linkToOpen: string | null;
  presets: readonly Preset[];
};

export const emptyDraft: Draft = { text: '', attachments: [], arriving: [], isSaved: true };

export const useChatStore = create<ChatState>()(() => ({
  list: { status: 'loading' },
  open: { status: 'none' },
  drafts: {},
  sending: { status: 'idle' },
  stoppingId: null,
  measure: null,
  finishedReply: null,
  search: { status: 'off' },
  target: null,
  renaming: null,
  panelOver: null,
  editingMessageId: null,
  linkToOpen: null,
  presets: [],
}));

export function selectOpenId(state: ChatState): string | null {
  return state.open.status === 'none' ? null : state.open.conversationId;
}

export function selectOpenChat(state: ChatState): OpenChat | null {
  return state.open.status === 'open' ? state.open.chat : null;
}

export function selectConversations(state: ChatState): readonly ConversationSummary[] {
  return state.list.status === 'ready' ? state.list.conversations : noConversations;
}
const noConversations: readonly ConversationSummary[] = [];

export function selectDraft(state: ChatState): Draft {
  const id = selectOpenId(state);
  return (id === null ? undefined : state.drafts[id]) ?? emptyDraft;
}
