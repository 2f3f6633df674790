import { implement } from '@orpc/server';
import { chatContract } from '../../../shared/api/chat.ts';
import { startingWith } from '../../topic.ts';
import type { Branches } from './branches.ts';
import type { Effect } from './effect.ts';
import type { Conversations } from './conversations.ts';
import type { Drafts } from './drafts.ts';
import type { ChatEvents } from './events.ts';
import type { ReplyRunner } from './replyRunner.ts';
import type { Search } from './search.ts';
import type { Sending } from './sending.ts';
import type { ChatStore } from './store.ts';
import type { Transfer } from './transfer.ts';
import type { Views } from './views.ts';

export type ChatParts = {
  store: ChatStore;
  views: Views;
  events: ChatEvents;
  runner: ReplyRunner;
  conversations: Conversations;
  branches: Branches;
  drafts: Drafts;
  sending: Sending;
  transfer: Transfer;
  search: Search;
  effect: Effect;
};

/** Each method of the chat contract, and who answers it. */
export function createChatHandlers(parts: ChatParts) {
  const { store, views, events, runner, conversations, branches, drafts, sending } = parts;
  const { transfer, search, effect } = parts;
  const os = implement(chatContract);
  return os.router({
    watchConversations: os.watchConversations.handler(({ signal }) => {
      const subscription = events.subscribeList(signal);
      const list = store.conversations.list().map(views.summary);
      return startingWith({ type: 'snapshot', conversations: list }, subscription);
    }),
    createConversation: os.createConversation.handler(() => conversations.create()),
    updateConversation: os.updateConversation.handler(({ input }) => conversations.update(input)),
    duplicateConversation: os.duplicateConversation.handler(({ input }) =>
      transfer.duplicate(input.id),
    ),
    deleteConversation: os.deleteConversation.handler(({ input }) =>
      conversations.delete(input.id),
    ),
    restoreConversation: os.restoreConversation.handler(({ input }) =>
      conversations.restore(input.id),
    ),
    listTrash: os.listTrash.handler(() => conversations.listTrash()),
    purgeTrash: os.purgeTrash.handler(({ input }) => conversations.purge(input.id ?? null)),
    search: os.search.handler(({ input }) => search(store.conversations.list(), input)),
    exportConversation: os.exportConversation.handler(({ input }) =>
      transfer.export(input.id, input.format),
    ),
    importConversation: os.importConversation.handler(({ input }) => transfer.import(input.fileId)),

    watch: os.watch.handler(({ input, signal }) => {
      const snapshot = views.snapshot(input.conversationId);
      return startingWith(snapshot, events.subscribe(input.conversationId, signal));
    }),
    saveDraft: os.saveDraft.handler(({ input }) => drafts.save(input)),
    addAttachment: os.addAttachment.handler(({ input, signal }) =>
      drafts.addAttachment(input, signal),
    ),
    measure: os.measure.handler(({ input }) => sending.measure(input)),
    measureEffect: os.measureEffect.handler(({ input, signal }) => effect.measure(input, signal)),
    send: os.send.handler(({ input }) => sending.send(input)),
    edit: os.edit.handler(({ input }) => sending.edit(input.messageId, input.text)),
    regenerate: os.regenerate.handler(({ input }) => sending.regenerate(input.messageId)),
    continueReply: os.continueReply.handler(({ input }) => sending.continueReply(input.messageId)),
    stop: os.stop.handler(({ input }) => runner.stop(input.conversationId)),
    selectBranch: os.selectBranch.handler(({ input }) => branches.select(input.messageId)),
    deleteMessage: os.deleteMessage.handler(({ input }) => branches.delete(input.messageId)),
    restoreMessage: os.restoreMessage.handler(({ input }) => branches.restore(input.messageId)),

    listPresets: os.listPresets.handler(() => store.presets.list()),
    savePreset: os.savePreset.handler(({ input }) => store.presets.save(input)),
    deletePreset: os.deletePreset.handler(({ input }) => store.presets.delete(input.id)),
  });
}
