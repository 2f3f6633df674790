import { implement } from '@orpc/server';
import { chatContract } from '../../../shared/api/chat.ts';
import { startingWith } from '../../topic.ts';
import { createBranches } from './branches.ts';
import { createConversations } from './conversations.ts';
import type { ChatDependencies } from './dependencies.ts';
import { createDrafts } from './drafts.ts';
import { createChatEvents } from './events.ts';
import { createLiveReplies } from './liveReplies.ts';
import { createPromptBuilder } from './promptBuilder.ts';
import { createReplyRunner } from './replyRunner.ts';
import { createSearch } from './search.ts';
import { createSending } from './sending.ts';
import { createChatStore } from './store.ts';
import { createTransfer } from './transfer.ts';
import { createViews } from './views.ts';

/** The chat feature: its parts put together, and the contract answered with them. */
export function createChat(dependencies: ChatDependencies) {
  const store = createChatStore(dependencies.database);
  store.messages.interruptStreaming();
  store.attachments.purgeLoose();

  const live = createLiveReplies();
  const events = createChatEvents();
  const views = createViews(store, live);
  const prompts = createPromptBuilder(store, dependencies);
  const runner = createReplyRunner({ store, live, views, events, prompts, dependencies });
  const conversations = createConversations({ store, views, events, runner, dependencies });
  const branches = createBranches({ store, views, events, runner });
  const drafts = createDrafts({ store, dependencies });
  const sending = createSending({
    store,
    live,
    views,
    events,
    prompts,
    runner,
    conversations,
    dependencies,
  });

  const transfer = createTransfer({ store, live, conversations, dependencies });
  const search = createSearch(dependencies.database);

  const os = implement(chatContract);
  const router = os.router({
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
    addAttachment: os.addAttachment.handler(({ input }) =>
      drafts.addAttachment(input.conversationId, input.fileId),
    ),
    measure: os.measure.handler(({ input }) => sending.measure(input)),
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

  return {
    router,
    /** After the jobs have ended, so that every reply is saved. */
    close(): void {
      runner.close();
      events.close();
    },
  };
}
