import { createBranches } from './branches.ts';
import { createConversations } from './conversations.ts';
import type { ChatDependencies } from './dependencies.ts';
import { createDrafts } from './drafts.ts';
import { createChatEvents } from './events.ts';
import { createEffect } from './effect.ts';
import { createExchanges } from './exchanges.ts';
import { createChatHandlers } from './handlers.ts';
import { createLiveReplies } from './liveReplies.ts';
import { createPromptBuilder } from './promptBuilder.ts';
import { createReplyRunner } from './replyRunner.ts';
import { createSearch } from './search.ts';
import { createSending } from './sending.ts';
import { createChatStore } from './store.ts';
import { createTransfer } from './transfer.ts';
import { createViews } from './views.ts';

/** The chat feature: its parts put together. */
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
  const effect = createEffect({ store, prompts, dependencies });
  const exchanges = createExchanges({ store, live, views, events, prompts, conversations });

  return {
    router: createChatHandlers({
      store,
      views,
      events,
      runner,
      conversations,
      branches,
      drafts,
      sending,
      transfer,
      search,
      effect,
    }),
    /** A new chat with texts beside its first message, which is still to be written. */
    async startAbout(
      title: string,
      texts: readonly { name: string; content: string }[],
    ): Promise<string> {
      const { id } = conversations.create();
      conversations.update({ id, title });
      for (const { name, content } of texts) {
        await drafts.addText(id, { name, content, sizeBytes: Buffer.byteLength(content) });
      }
      return id;
    },
    /** For whoever asks beside a conversation. */
    exchanges,
    /** For whoever needs the engine at once; what was written is kept. */
    stopAll: (): void => runner.stopAll(),
    /** After the jobs have ended, so that every reply is saved. */
    close(): void {
      runner.close();
      events.close();
    },
  };
}
