import { randomUUID } from 'node:crypto';
import type { Conversation, TrashedConversation } from '../../../shared/api/chat.ts';
import type { Sampling } from '../../../shared/api/common.ts';
import type { Stack } from '../../../shared/api/stack.ts';
import type { ChatDependencies } from './dependencies.ts';
import type { ChatEvents } from './events.ts';
import type { ReplyRunner } from './replyRunner.ts';
import type { ChatStore } from './store.ts';
import type { Views } from './views.ts';

type Changes = {
  id: string;
  title?: string | undefined;
  isPinned?: boolean | undefined;
  systemPrompt?: string | undefined;
  sampling?: Sampling | undefined;
  stack?: Stack | null | undefined;
};

export type ConversationParts = {
  store: ChatStore;
  views: Views;
  events: ChatEvents;
  runner: ReplyRunner;
  dependencies: Pick<ChatDependencies, 'defaultSystemPrompt' | 'defaultSampling'>;
};

/** Conversations as a whole: made, changed, thrown away and brought back. */
export function createConversations(parts: ConversationParts) {
  const { store, views, events, runner, dependencies } = parts;

  /** What it is now, told to everyone who has it on show. */
  function announce(id: string): Conversation {
    const conversation = views.conversation(store.conversations.get(id));
    events.publish(id, { type: 'conversation', conversation });
    events.publishListed(views.summary(store.conversations.get(id)));
    return conversation;
  }

  return {
    announce,

    create(): Conversation {
      const id = randomUUID();
      store.conversations.insert({
        id,
        title: '',
        hasOwnTitle: false,
        isPinned: false,
        systemPrompt: dependencies.defaultSystemPrompt(),
        sampling: dependencies.defaultSampling(),
        stack: null,
      });
      return announce(id);
    },

    update({ id, ...changes }: Changes): Conversation {
      const stored = store.conversations.get(id);
      store.conversations.saveDetails({
        ...stored,
        title: changes.title ?? stored.title,
        hasOwnTitle: stored.hasOwnTitle || changes.title !== undefined,
        isPinned: changes.isPinned ?? stored.isPinned,
        systemPrompt: changes.systemPrompt ?? stored.systemPrompt,
        sampling: changes.sampling ?? stored.sampling,
        stack: changes.stack === undefined ? stored.stack : changes.stack,
      });
      return announce(id);
    },

    async delete(id: string): Promise<void> {
      store.conversations.get(id);
      await runner.stopped(id);
      store.conversations.setDeletedAt(id, Date.now());
      events.publish(id, { type: 'gone' });
      events.publishRemoved(id);
    },

    restore(id: string): Conversation {
      store.conversations.getDeleted(id);
      store.conversations.setDeletedAt(id, null);
      return announce(id);
    },

    listTrash: (): TrashedConversation[] =>
      store.conversations.listDeleted().map(({ id, title, deletedAt }) => ({
        id,
        title,
        deletedAt: deletedAt ?? 0,
      })),

    /** For good: one conversation of the trash, or all of it with every deleted message. */
    purge(id: string | null): void {
      if (id !== null) store.conversations.getDeleted(id);
      store.transaction(() => {
        store.conversations.purge(id);
        if (id === null) store.messages.purgeHidden();
        store.messages.compactSearch();
      });
    },
  };
}

export type Conversations = ReturnType<typeof createConversations>;
