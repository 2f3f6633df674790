import type { ChatEvent, LivePhase } from '../../../shared/api/chat.ts';
import { AppError, engineFailures } from '../../../shared/errors.ts';
import type { GenerateEvent } from '../../../shared/engineApi.ts';
import type { JobOutcome } from '../../jobs.ts';
import type { ChatDependencies } from './dependencies.ts';
import type { ChatEvents } from './events.ts';
import type { LiveReplies, LiveReply } from './liveReplies.ts';
import type { ReplyState, StoredMessage } from './messageStore.ts';
import type { PromptBuilder } from './promptBuilder.ts';
import type { ChatStore } from './store.ts';
import { tick, withTicks } from '../../ticks.ts';
import type { Views } from './views.ts';

/** At most a second of a reply may be lost when the core is killed. */
const flushMilliseconds = 800;

const retrySaveMilliseconds = 3000;

type Done = Extract<GenerateEvent, { type: 'done' }>;

export type ReplyRunnerParts = {
  store: ChatStore;
  live: LiveReplies;
  views: Views;
  events: ChatEvents;
  prompts: PromptBuilder;
  dependencies: Pick<ChatDependencies, 'engine' | 'jobs' | 'models' | 'resolveStack'>;
};

/** Writes replies: queues the work, streams it to the windows and keeps it on the disk. */
export function createReplyRunner(parts: ReplyRunnerParts) {
  const { store, live, views, events, prompts, dependencies } = parts;
  const { engine, jobs, models, resolveStack } = dependencies;
  let retryTimer: NodeJS.Timeout | null = null;

  function publish(reply: LiveReply, event: ChatEvent): void {
    events.publish(reply.conversationId, event);
  }

  function setPhase(reply: LiveReply, phase: LivePhase): void {
    reply.phase = phase;
    publish(reply, { type: 'phase', messageId: reply.messageId, phase });
  }

  function publishMessage(conversationId: string, messageId: string): void {
    const stored = store.messages.find(messageId);
    if (!stored) return;
    events.publish(conversationId, { type: 'updated', message: views.message(stored) });
  }

  async function write(reply: LiveReply, signal: AbortSignal): Promise<Done> {
    if (!models.ready()) setPhase(reply, { phase: 'loading-model' });
    const model = await models.ensureLoaded(signal);
    const conversation = store.conversations.get(reply.conversationId);
    const prompt = await prompts.forReply(reply.before, model);
    if (!prompt.fits) {
      throw new AppError('message-too-long', {
        promptTokens: prompt.promptTokens,
        contextSize: prompt.contextSize,
      });
    }
    const { adapters, used } = await resolveStack(conversation.stack);
    store.messages.saveOrigin(reply.messageId, {
      modelName: model.name,
      stack: used,
      contextStartId: prompt.contextStartId,
    });
    publishMessage(reply.conversationId, reply.messageId);
    const kind = { purpose: 'chat', priority: 'interactive' } as const;
    return stream(reply, engine.generate({ ...prompt, ...kind, adapters }, signal));
  }

  async function stream(reply: LiveReply, source: AsyncIterable<GenerateEvent>): Promise<Done> {
    let flushedAt = performance.now();
    let isDirty = false;
    for await (const event of withTicks(source, flushMilliseconds)) {
      if (event !== tick && event.type === 'done') return event;
      if (event !== tick && event.type === 'reading') {
        setPhase(reply, { phase: 'reading', done: event.done, total: event.total });
      }
      if (event !== tick && event.type === 'delta') {
        append(reply, event);
        isDirty = true;
      }
      if (isDirty && performance.now() - flushedAt >= flushMilliseconds) {
        store.messages.saveProgress(reply.messageId, reply);
        flushedAt = performance.now();
        isDirty = false;
      }
    }
    throw new AppError('engine-crashed', { lastLines: '' });
  }

  function append(reply: LiveReply, delta: Extract<GenerateEvent, { type: 'delta' }>): void {
    if (reply.phase.phase !== 'writing') setPhase(reply, { phase: 'writing' });
    if (delta.channel === 'answer') reply.text += delta.text;
    else reply.reasoning += delta.text;
    publish(reply, { ...delta, messageId: reply.messageId });
  }

  function finish(reply: LiveReply, outcome: JobOutcome<Done>): void {
    live.end(reply);
    saveOrKeep(reply.messageId, finalState(reply, outcome));
    publishMessage(reply.conversationId, reply.messageId);
    const conversation = store.conversations.find(reply.conversationId);
    if (!conversation || conversation.deletedAt !== null) return;
    publish(reply, { type: 'conversation', conversation: views.conversation(conversation) });
    events.publishListed(views.summary(conversation));
  }

  /** A full disk must not take away what is on the screen: it is kept, shown and tried again. */
  function saveOrKeep(messageId: string, state: ReplyState): void {
    try {
      store.messages.saveState(messageId, state);
      live.unsaved.delete(messageId);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'disk-full') throw error;
      const report = { code: error.code, details: error.details };
      live.unsaved.set(messageId, { ...state, status: 'failed', error: report });
      retryTimer ??= setTimeout(retrySaving, retrySaveMilliseconds);
    }
  }

  function retrySaving(): void {
    retryTimer = null;
    jobs.add({
      priority: 'interactive',
      work: async () => {
        for (const [messageId, state] of live.unsaved) saveOrKeep(messageId, state);
      },
    });
  }

  return {
    /** The message is on the disk as `streaming` already. */
    start(message: StoredMessage): void {
      const reply = live.begin(message);
      const job = jobs.add({
        priority: 'interactive',
        task: 'reply',
        work: (signal) => write(reply, signal),
        settle: (outcome) => finish(reply, outcome),
      });
      reply.stop = () => job.cancel();
      reply.ended = job.outcome;
    },
    stop(conversationId: string): void {
      live.find(conversationId)?.stop();
    },
    stopAll(): void {
      for (const reply of live.all()) reply.stop();
    },
    /** Stops and waits until what was written is saved. */
    async stopped(conversationId: string): Promise<void> {
      const reply = live.find(conversationId);
      reply?.stop();
      await reply?.ended;
    },
    close(): void {
      if (retryTimer) clearTimeout(retryTimer);
    },
  };
}

export type ReplyRunner = ReturnType<typeof createReplyRunner>;

function finalState(reply: LiveReply, outcome: JobOutcome<Done>): ReplyState {
  const state = {
    text: reply.text,
    reasoning: reply.reasoning,
    reasoningMilliseconds: reply.before.reasoningMilliseconds,
    error: null,
    figures: null,
  };
  if (outcome.state === 'cancelled') return { ...state, status: 'stopped' };
  if (outcome.state === 'failed') {
    const { code, details } = outcome.error;
    // Not the reply's own fault: what is there stays, and Continue goes on from it.
    const status = engineFailures.includes(code) ? 'interrupted' : 'failed';
    return { ...state, status, error: { code, details } };
  }
  const { figures, reasoningMilliseconds } = outcome.result;
  return {
    ...state,
    status: figures.stopReason === 'stopped' ? 'stopped' : 'complete',
    figures,
    reasoningMilliseconds:
      reasoningMilliseconds === null
        ? state.reasoningMilliseconds
        : reasoningMilliseconds + (state.reasoningMilliseconds ?? 0),
  };
}
