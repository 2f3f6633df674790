import { randomUUID } from 'node:crypto';
import type { PromptMeasure } from '../../../shared/api/chat.ts';
import { AppError, engineFailures } from '../../../shared/errors.ts';
import type { ChatDependencies } from './dependencies.ts';
import type { ChatEvents } from './events.ts';
import type { StoredConversation } from './conversationStore.ts';
import type { Conversations } from './conversations.ts';
import type { LiveReplies } from './liveReplies.ts';
import type { StoredMessage } from './messageStore.ts';
import { newMessage } from './newMessage.ts';
import type { NextMessage, PromptBuilder } from './promptBuilder.ts';
import type { ReplyRunner } from './replyRunner.ts';
import type { ChatStore } from './store.ts';
import { titleFrom } from './title.ts';
import { mostRecentLeaf } from './tree.ts';
import type { Views } from './views.ts';

export type Draft = { conversationId: string; text: string; attachmentIds: string[] };

type EditedMessage = { messageId: string; replyId: string | null };

type SentReply = { conversationId: string; userMessageId: string | null; replyId: string };

export type SendingParts = {
  store: ChatStore;
  live: LiveReplies;
  views: Views;
  events: ChatEvents;
  prompts: PromptBuilder;
  runner: ReplyRunner;
  conversations: Conversations;
  dependencies: Pick<ChatDependencies, 'models'>;
};

/** Everything that adds to a conversation: messages, replies and new branches of both. */
export function createSending(parts: SendingParts) {
  const { store, live, views, events, prompts, runner, conversations, dependencies } = parts;

  function refuseBusy(conversationId: string): void {
    if (live.find(conversationId)) throw new AppError('conversation-busy');
  }

  /** The conversation of a message, if it can take a new one. */
  function conversationOf(message: StoredMessage): StoredConversation {
    const conversation = store.conversations.get(message.conversationId);
    refuseBusy(conversation.id);
    return conversation;
  }

  /** The files of a draft by name; a file of another chat or message is not one. */
  function draftedFiles(conversationId: string, ids: readonly string[]): string[] {
    const drafted = store.attachments.byMessage(conversationId).get(null) ?? [];
    return ids.map((id) => {
      const file = drafted.find((attachment) => attachment.id === id);
      if (!file) throw new AppError('not-found', { what: 'attachment' });
      return file.name;
    });
  }

  async function measured(
    conversation: StoredConversation,
    next: NextMessage,
  ): Promise<PromptMeasure | null> {
    const model = dependencies.models.ready();
    if (!model) return null;
    const window = await prompts.forNext(conversation, next, model);
    return {
      promptTokens: window.promptTokens,
      contextSize: window.contextSize,
      droppedMessages: window.droppedTurns + earlierMessages(window.earlierThan),
      fits: window.fits,
    };
  }

  function earlierMessages(id: string | null): number {
    return id === null ? 0 : store.messages.depth(id);
  }

  /** Without a loaded model nothing can be counted; the reply then fails with the same numbers. */
  async function refuseTooLong(conversation: StoredConversation, next: NextMessage): Promise<void> {
    const measure = await measured(conversation, next).catch(unmeasured);
    if (measure && !measure.fits) {
      const { promptTokens, contextSize } = measure;
      throw new AppError('message-too-long', { promptTokens, contextSize });
    }
    // While this one was counting, another window may have sent, or thrown the chat away.
    store.conversations.get(conversation.id);
    refuseBusy(conversation.id);
  }

  /** Adds an empty reply as the end of the branch on show. Called inside a transaction. */
  function insertReply(conversationId: string, parentId: string): StoredMessage {
    const reply = newMessage({
      conversationId,
      parentId,
      role: 'assistant',
      text: '',
      status: 'streaming',
    });
    store.messages.insert(reply);
    store.conversations.setLeaf(conversationId, reply.id);
    store.conversations.touch(conversationId);
    return reply;
  }

  function showBranch(conversationId: string): void {
    events.publish(conversationId, views.snapshot(conversationId));
    conversations.announce(conversationId);
  }

  function replaceReply(original: StoredMessage, text: string): EditedMessage {
    const edited = beside(original, text);
    const { conversationId } = original;
    store.transaction(() => {
      store.messages.insert(edited);
      store.conversations.setLeaf(conversationId, edited.id);
      store.conversations.touch(conversationId);
    });
    showBranch(conversationId);
    return { messageId: edited.id, replyId: null };
  }

  async function askDifferently(
    conversation: StoredConversation,
    original: StoredMessage,
    text: string,
  ): Promise<EditedMessage> {
    const edited = beside(original, text);
    const files = store.attachments.ofMessages([original.id]);
    const attachmentIds = files.map((file) => file.id);
    await refuseTooLong(conversation, { parentId: original.parentId, text, attachmentIds });
    const reply = store.transaction(() => {
      store.messages.insert(edited);
      for (const file of files) {
        store.attachments.insert({ ...file, id: randomUUID(), messageId: edited.id });
      }
      return insertReply(conversation.id, edited.id);
    });
    runner.start(reply);
    showBranch(conversation.id);
    return { messageId: edited.id, replyId: reply.id };
  }

  return {
    async measure(draft: Draft): Promise<PromptMeasure> {
      const conversation = store.conversations.get(draft.conversationId);
      const measure = await measured(conversation, { ...draft, parentId: conversation.leafId });
      if (!measure) throw new AppError('no-model');
      return measure;
    },

    async send(draft: Draft): Promise<SentReply> {
      const { conversationId, text, attachmentIds } = draft;
      const conversation = store.conversations.get(conversationId);
      refuseBusy(conversationId);
      const files = draftedFiles(conversationId, attachmentIds);
      if (text.trim() === '' && files.length === 0) {
        throw new AppError('invalid-input', { issues: 'an empty message' });
      }
      await refuseTooLong(conversation, { ...draft, parentId: conversation.leafId });

      const current = store.conversations.get(conversationId);
      const message = newMessage({
        conversationId,
        parentId: current.leafId,
        role: 'user',
        text,
        status: 'complete',
      });
      const reply = store.transaction(() => {
        store.messages.insert(message);
        store.attachments.bind({ conversationId, messageId: message.id }, attachmentIds);
        store.conversations.saveDraft(conversationId, { text: '', attachmentIds: [] });
        if (!current.hasOwnTitle && current.title === '') {
          store.conversations.saveDetails({ ...current, title: titleFrom(text, files) });
        }
        return insertReply(conversationId, message.id);
      });
      runner.start(reply);
      const messages = [message, reply].map((each) => views.message(each));
      events.publish(conversationId, { type: 'appended', messages });
      conversations.announce(conversationId);
      return { conversationId, userMessageId: message.id, replyId: reply.id };
    },

    edit(messageId: string, text: string): EditedMessage | Promise<EditedMessage> {
      const original = store.messages.get(messageId);
      const conversation = conversationOf(original);
      return original.role === 'assistant'
        ? replaceReply(original, text)
        : askDifferently(conversation, original, text);
    },

    /** A new reply to the same question, beside the one there is. */
    regenerate(messageId: string): SentReply {
      const message = store.messages.get(messageId);
      const { id: conversationId } = conversationOf(message);
      const questionId = message.role === 'user' ? message.id : message.parentId;
      if (questionId === null) throw new AppError('not-found', { what: 'message' });
      const reply = store.transaction(() => insertReply(conversationId, questionId));
      runner.start(reply);
      showBranch(conversationId);
      return { conversationId, userMessageId: null, replyId: reply.id };
    },

    continueReply(messageId: string): SentReply {
      const message = live.present(store.messages.get(messageId));
      const { id: conversationId } = conversationOf(message);
      const isLeaf = mostRecentLeaf(store.messages.tree(conversationId), messageId) === messageId;
      if (message.role !== 'assistant' || !isLeaf) {
        throw new AppError('invalid-input', { issues: 'only a last reply can go on' });
      }
      const reopened: StoredMessage = {
        ...message,
        status: 'streaming',
        error: null,
        figures: null,
        // Thinking cannot be taken up in the middle: without an answer the reply begins anew.
        ...(message.text === '' ? { reasoning: '', reasoningMilliseconds: null } : {}),
      };
      store.transaction(() => {
        store.messages.saveState(messageId, reopened);
        store.conversations.setLeaf(conversationId, messageId);
        store.conversations.touch(conversationId);
      });
      live.unsaved.delete(messageId);
      runner.start(reopened);
      showBranch(conversationId);
      return { conversationId, userMessageId: null, replyId: messageId };
    },
  };
}

/** An engine that has just gone is started again by the reply, which then says what is wrong. */
function unmeasured(error: unknown): null {
  if (error instanceof AppError && engineFailures.includes(error.code)) return null;
  throw error;
}

export type Sending = ReturnType<typeof createSending>;

/** Another version of a message, on a branch of its own. */
function beside({ conversationId, parentId, role }: StoredMessage, text: string): StoredMessage {
  return newMessage({ conversationId, parentId, role, text, status: 'complete' });
}
