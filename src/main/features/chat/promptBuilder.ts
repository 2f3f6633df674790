import type { Prompt } from '../../../shared/engineApi.ts';
import type { LoadedModel } from '../../../shared/api/models.ts';
import type { Sampling } from '../../../shared/api/common.ts';
import type { ChatDependencies } from './dependencies.ts';
import type { StoredConversation } from './conversationStore.ts';
import type { StoredMessage } from './messageStore.ts';
import type { ChatStore } from './store.ts';
import { toTurns, withAttachments } from './turns.ts';
import type { MessageTurn } from './turns.ts';
import { chooseWindow } from './window.ts';
import type { ChosenWindow } from './window.ts';

export type WindowedPrompt = Prompt & ChosenWindow & { sampling: Sampling };

/** Makes of a branch what the engine is given. */
export function createPromptBuilder(
  store: ChatStore,
  { engine, attachmentTemplate }: Pick<ChatDependencies, 'engine' | 'attachmentTemplate'>,
) {
  function turnsOf(conversationId: string, path: readonly StoredMessage[]): MessageTurn[] {
    const attachments = Map.groupBy(
      store.attachments.withContent(conversationId),
      (attachment) => attachment.messageId,
    );
    return toTurns(path, (message) =>
      withAttachments(message.text, attachments.get(message.id) ?? [], attachmentTemplate),
    );
  }

  async function windowed(
    conversation: StoredConversation,
    turns: readonly MessageTurn[],
    { contextSize }: LoadedModel,
  ): Promise<WindowedPrompt> {
    const { systemPrompt, sampling } = conversation;
    const window = await chooseWindow(engine, { systemPrompt, turns, sampling, contextSize });
    return { systemPrompt, sampling, ...window };
  }

  return {
    /** For the reply itself: everything up to it, and its own text if it is to be continued. */
    forReply(reply: StoredMessage, model: LoadedModel): Promise<WindowedPrompt> {
      const { conversationId } = reply;
      const turns = turnsOf(conversationId, store.messages.path(reply.id));
      return windowed(store.conversations.get(conversationId), turns, model);
    },
    /** For a message that is not there yet, said after `parentId`. */
    forNext(
      conversation: StoredConversation,
      next: { parentId: string | null; text: string; attachmentIds: readonly string[] },
      model: LoadedModel,
    ): Promise<WindowedPrompt> {
      const files = store.attachments
        .withContent(conversation.id)
        .filter((attachment) => next.attachmentIds.includes(attachment.id));
      const turns = turnsOf(conversation.id, store.messages.path(next.parentId));
      const text = withAttachments(next.text, files, attachmentTemplate);
      return windowed(conversation, joinUserTurn(turns, text), model);
    },
  };
}

export type PromptBuilder = ReturnType<typeof createPromptBuilder>;

/** The id is never looked at: what is measured is not shown anywhere. */
function joinUserTurn(turns: MessageTurn[], text: string): MessageTurn[] {
  const last = turns.at(-1);
  if (last?.role !== 'user') return [...turns, { role: 'user', text, messageId: '' }];
  return [...turns.slice(0, -1), { ...last, text: `${last.text}\n\n${text}` }];
}
