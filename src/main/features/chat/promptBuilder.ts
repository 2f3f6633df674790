import type { Prompt } from '../../../shared/engineApi.ts';
import type { LoadedModel } from '../../../shared/api/models.ts';
import type { Sampling } from '../../../shared/api/common.ts';
import type { ChatDependencies } from './dependencies.ts';
import type { StoredConversation } from './conversationStore.ts';
import type { StoredMessage } from './messageStore.ts';
import type { ChatStore } from './store.ts';
import { toTurns, withAttachments } from './turns.ts';
import { chooseWindow } from './window.ts';
import type { ChosenWindow } from './window.ts';

export type WindowedPrompt = Prompt & ChosenWindow & { sampling: Sampling };

/** A message that is not there yet. */
export type NextMessage = {
  parentId: string | null;
  text: string;
  attachmentIds: readonly string[];
};

/** Makes of a branch what the engine is given. */
export function createPromptBuilder(
  store: ChatStore,
  { engine, attachmentTemplate }: Pick<ChatDependencies, 'engine' | 'attachmentTemplate'>,
) {
  async function windowed(
    conversation: StoredConversation,
    path: readonly StoredMessage[],
    model: LoadedModel,
    next?: NextMessage,
  ): Promise<WindowedPrompt> {
    const { systemPrompt, sampling } = conversation;
    const { contextSize } = model;
    const files = store.attachments.withContent(conversation.id);
    const filesOf = (id: string) =>
      files.filter((file) =>
        id === nextId ? next?.attachmentIds.includes(file.id) : file.messageId === id,
      );
    const messages = next
      ? [...path, { id: nextId, role: 'user' as const, text: next.text }]
      : path;
    const turns = toTurns(messages, ({ id, text }) =>
      withAttachments(text, filesOf(id), attachmentTemplate),
    );
    const previousStartId = previousStart(path, contextSize);
    const window = await chooseWindow(engine, {
      systemPrompt,
      turns,
      sampling,
      contextSize,
      previousStartId,
    });
    return { systemPrompt, sampling, ...window };
  }

  return {
    /** For the reply itself: everything up to it, and its own text if it is to be continued. */
    forReply(reply: StoredMessage, model: LoadedModel): Promise<WindowedPrompt> {
      const conversation = store.conversations.get(reply.conversationId);
      return windowed(conversation, store.messages.path(reply.id), model);
    },
    forNext(
      conversation: StoredConversation,
      next: NextMessage,
      model: LoadedModel,
    ): Promise<WindowedPrompt> {
      return windowed(conversation, store.messages.path(next.parentId), model, next);
    },
  };
}

export type PromptBuilder = ReturnType<typeof createPromptBuilder>;

/** Stands for a message that is only measured; no stored message has it. */
const nextId = 'next';

/** Only a context of the same size says anything about what fits into this one. */
function previousStart(path: readonly StoredMessage[], contextSize: number): string | null {
  const before = path.findLast(({ figures }) => figures !== null);
  return before?.figures?.contextSize === contextSize ? before.contextStartId : null;
}
