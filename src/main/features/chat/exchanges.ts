import type { ReplyFigures } from '../../../shared/api/chat.ts';
import type { Sampling } from '../../../shared/api/common.ts';
import type { LoadedModel } from '../../../shared/api/models.ts';
import type { Stack, UsedStack } from '../../../shared/api/stack.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Prompt } from '../../../shared/engineApi.ts';
import type { Conversations } from './conversations.ts';
import type { ChatEvents } from './events.ts';
import type { LiveReplies } from './liveReplies.ts';
import type { PromptBuilder } from './promptBuilder.ts';
import { newMessage } from './newMessage.ts';
import type { ChatStore } from './store.ts';
import { titleFrom } from './title.ts';
import type { Views } from './views.ts';

/** What a question is asked after, and with. */
type Setting = {
  conversationId: string | null;
  systemPrompt: string;
  sampling: Sampling;
  /** The message the question follows on. */
  parentId: string | null;
};

type Exchange = Setting & {
  stack: Stack;
  question: string;
  answer: {
    text: string;
    reasoning: string;
    figures: ReplyFigures | null;
    modelName: string | null;
    stack: UsedStack;
  };
};

export type ExchangeParts = {
  store: ChatStore;
  live: LiveReplies;
  views: Views;
  events: ChatEvents;
  prompts: PromptBuilder;
  conversations: Conversations;
};

/** Questions that are asked beside a conversation, and answers that are taken into one. */
export function createExchanges(parts: ExchangeParts) {
  const { store, live, views, events, prompts, conversations } = parts;

  /** The conversation the exchange belongs to, or a new one when it has none any more. */
  function homeOf({ conversationId, parentId }: Setting): { id: string; parentId: string | null } {
    const known = conversationId === null ? null : store.conversations.find(conversationId);
    if (!known || known.deletedAt !== null) {
      return { id: conversations.create().id, parentId: null };
    }
    if (live.find(known.id)) throw new AppError('conversation-busy');
    const isThere = parentId === null || store.messages.find(parentId) !== null;
    return { id: known.id, parentId: isThere ? parentId : known.leafId };
  }

  return {
    /** Where a conversation stands now. */
    setting(conversationId: string): Setting {
      const { systemPrompt, sampling, leafId } = store.conversations.get(conversationId);
      return { conversationId, systemPrompt, sampling, parentId: leafId };
    },

    /** As far as it fits the context; fails with `message-too-long`. */
    async promptFor(setting: Setting, question: string, model: LoadedModel): Promise<Prompt> {
      const next = { parentId: setting.parentId, text: question, attachmentIds: [] };
      const window = await prompts.forNext(setting, next, model);
      const { systemPrompt, turns, promptTokens, contextSize, fits } = window;
      if (!fits) throw new AppError('message-too-long', { promptTokens, contextSize });
      return { systemPrompt, turns };
    },

    /** Adds the exchange as a branch, shows it, and goes on with its stack. */
    keep(exchange: Exchange): string {
      const { systemPrompt, sampling, stack, question, answer } = exchange;
      const { id: conversationId, parentId } = homeOf(exchange);
      const asked = newMessage({
        conversationId,
        parentId,
        role: 'user',
        text: question,
        status: 'complete',
      });
      const answered = {
        ...newMessage({ ...asked, parentId: asked.id, role: 'assistant' }),
        ...answer,
      };
      store.transaction(() => {
        store.messages.insert(asked);
        store.messages.insert(answered);
        store.conversations.setLeaf(conversationId, answered.id);
        const stored = store.conversations.get(conversationId);
        const title = stored.title === '' ? titleFrom(question, []) : stored.title;
        store.conversations.saveDetails({ ...stored, title, systemPrompt, sampling, stack });
        store.conversations.touch(conversationId);
      });
      events.publish(conversationId, views.snapshot(conversationId));
      conversations.announce(conversationId);
      return conversationId;
    },
  };
}
