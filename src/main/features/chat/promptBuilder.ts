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

export type WindowedPrompt = Prompt &
  ChosenWindow & {
    sampling: Sampling;
    /** The oldest message that was never considered; none was left out when it is null. */
    earlierThan: string | null;
  };

/** What of a conversation goes before its turns. */
type Instructions = Pick<StoredConversation, 'systemPrompt' | 'sampling'>;

/** A message that is not there yet. */
export type NextMessage = {
  parentId: string | null;
  text: string;
  attachmentIds: readonly string[];
};

/** More than most text has, so that a first look back nearly always reaches far enough. */
const bytesPerToken = 8;

/** Makes of a branch what the engine is given. */
export function createPromptBuilder(
  store: ChatStore,
  { engine, attachmentTemplate }: Pick<ChatDependencies, 'engine' | 'attachmentTemplate'>,
) {
  function turnsOf(path: readonly StoredMessage[], next: NextMessage | null): MessageTurn[] {
    const files = Map.groupBy(
      store.attachments.ofMessages(path.map(({ id }) => id)),
      ({ messageId }) => messageId,
    );
    const said = path.map(({ id, role, text }) => ({
      id,
      role,
      text: withAttachments(text, files.get(id) ?? [], attachmentTemplate),
    }));
    if (!next) return toTurns(said);
    const nextFiles = store.attachments.byIds(next.attachmentIds);
    const text = withAttachments(next.text, nextFiles, attachmentTemplate);
    return toTurns([...said, { id: nextId, role: 'user', text }]);
  }

  /**
   * Looks back from the end of the branch only as far as the context may reach, and further while
   * everything seen fits: a chat of years is neither read nor sent to the engine whole.
   */
  async function windowed(
    conversation: Instructions,
    { leafId, next }: { leafId: string | null; next: NextMessage | null },
    { contextSize }: LoadedModel,
  ): Promise<WindowedPrompt> {
    const { systemPrompt, sampling } = conversation;
    for (let room = contextSize * bytesPerToken; ; room *= bytesPerToken) {
      const path = store.messages.tail(leafId, room);
      const window = await chooseWindow(engine, {
        systemPrompt,
        turns: turnsOf(path, next),
        sampling,
        contextSize,
        previousStartId: previousStart(path, contextSize),
      });
      const earlierThan = path[0]?.parentId ?? null;
      if (earlierThan === null || window.droppedTurns > 0 || !window.fits) {
        return { systemPrompt, sampling, earlierThan, ...window };
      }
    }
  }

  return {
    /** For the reply itself: everything up to it, and its own text if it is to be continued. */
    forReply(reply: StoredMessage, model: LoadedModel): Promise<WindowedPrompt> {
      const conversation = store.conversations.get(reply.conversationId);
      return windowed(conversation, { leafId: reply.id, next: null }, model);
    },
    /** Everything up to this message, which is the last. */
    upTo(conversation: Instructions, leafId: string, model: LoadedModel): Promise<WindowedPrompt> {
      return windowed(conversation, { leafId, next: null }, model);
    },
    forNext(
      conversation: Instructions,
      next: NextMessage,
      model: LoadedModel,
    ): Promise<WindowedPrompt> {
      return windowed(conversation, { leafId: next.parentId, next }, model);
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
