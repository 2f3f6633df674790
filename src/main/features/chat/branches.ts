import type { ChatEvents } from './events.ts';
import type { ReplyRunner } from './replyRunner.ts';
import type { ChatStore } from './store.ts';
import { leafWithout, mostRecentLeaf } from './tree.ts';
import type { Views } from './views.ts';

export type BranchParts = {
  store: ChatStore;
  views: Views;
  events: ChatEvents;
  runner: ReplyRunner;
};

/** Which branch of a conversation is on show, and taking messages off the tree. */
export function createBranches({ store, views, events, runner }: BranchParts) {
  return {
    select(messageId: string): void {
      const { conversationId } = store.messages.get(messageId);
      store.conversations.get(conversationId);
      const leafId = mostRecentLeaf(store.messages.tree(conversationId), messageId);
      store.conversations.setLeaf(conversationId, leafId);
      events.publish(conversationId, views.snapshot(conversationId));
    },

    async delete(messageId: string): Promise<void> {
      const { conversationId } = store.messages.get(messageId);
      store.conversations.get(conversationId);
      await runner.stopped(conversationId);
      const { leafId } = store.conversations.get(conversationId);
      const tree = store.messages.tree(conversationId);
      store.transaction(() => {
        const nextLeafId = leafWithout(tree, { leafId, deletedId: messageId });
        store.conversations.setLeaf(conversationId, nextLeafId);
        store.messages.hide(messageId);
      });
      events.publish(conversationId, views.snapshot(conversationId));
    },

    /** Brings the message back and shows it, unless it stood on one that was deleted later. */
    restore(messageId: string): void {
      const conversationId = store.transaction(() => {
        const id = store.messages.unhide(messageId);
        store.conversations.get(id);
        const tree = store.messages.tree(id);
        if (tree.some((node) => node.id === messageId)) {
          store.conversations.setLeaf(id, mostRecentLeaf(tree, messageId));
        }
        return id;
      });
      events.publish(conversationId, views.snapshot(conversationId));
    },
  };
}

export type Branches = ReturnType<typeof createBranches>;
