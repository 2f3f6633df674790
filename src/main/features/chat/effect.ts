import { AppError } from '../../../shared/errors.ts';
import { resultOf } from '../../jobs.ts';
import type { ChatDependencies } from './dependencies.ts';
import type { StoredConversation } from './conversationStore.ts';
import type { PromptBuilder, WindowedPrompt } from './promptBuilder.ts';
import type { Draft } from './sending.ts';
import type { ChatStore } from './store.ts';

export type EffectParts = {
  store: ChatStore;
  prompts: PromptBuilder;
  dependencies: Pick<ChatDependencies, 'engine' | 'jobs' | 'models' | 'resolveStack'>;
};

/** How far a conversation's stack moves what comes next. */
export function createEffect({ store, prompts, dependencies }: EffectParts) {
  const { engine, jobs, models, resolveStack } = dependencies;

  /** Up to what is being typed, or else up to the last question. */
  async function promptOf(
    conversation: StoredConversation,
    { text, attachmentIds }: Draft,
  ): Promise<WindowedPrompt> {
    const model = models.ready();
    if (!model) throw new AppError('no-model');
    if (text.trim() !== '' || attachmentIds.length > 0) {
      const next = { parentId: conversation.leafId, text, attachmentIds };
      return prompts.forNext(conversation, next, model);
    }
    const leaf = conversation.leafId === null ? null : store.messages.find(conversation.leafId);
    const question = leaf?.role === 'assistant' ? leaf.parentId : leaf?.id;
    if (!question) throw new AppError('invalid-input', { issues: 'nothing to measure on yet' });
    return prompts.upTo(conversation, question, model);
  }

  return {
    async measure(draft: Draft, signal?: AbortSignal): Promise<{ divergence: number }> {
      const conversation = store.conversations.get(draft.conversationId);
      const job = jobs.add({
        priority: 'interactive',
        work: async (cancelled) => {
          const { systemPrompt, turns } = await promptOf(conversation, draft);
          const { adapters } = await resolveStack(conversation.stack);
          return engine.measureEffect({ systemPrompt, turns, adapters }, cancelled);
        },
      });
      signal?.addEventListener('abort', () => job.cancel(), { once: true });
      return resultOf(job);
    },
  };
}

export type Effect = ReturnType<typeof createEffect>;
