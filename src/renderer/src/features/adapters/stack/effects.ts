import { useEffect, useEffectEvent } from 'react';
import { create } from 'zustand';
import type { Stack } from '../../../../../shared/api/stack.ts';
import { api } from '../../../api.ts';
import { adapterWords } from '../../../messages/adapters.ts';
import { selectDraft, selectOpenChat, useChatStore } from '../../chat/chatStore.ts';
import type { ChatState } from '../../chat/chatStore.ts';
import { useChatStack, useLoadedModelId } from './targets.ts';

/** What was measured, by all that the measure depends on; null where it could not be. */
type EffectsState = { measured: Readonly<Record<string, number | null>> };

const useEffects = create<EffectsState>(() => ({ measured: {} }));

/** Typing and dragging rest this long before anything is measured: it costs as much as a prompt. */
const restMilliseconds = 700;
/** The end of a long prompt decides the next word. */
const promptCharacters = 2_000;
const rememberedMeasures = 300;

/** 0 to 1; undefined while it is being measured, null where there is nothing to measure. */
export type Divergence = number | null | undefined;

/** How far a stack by itself moves the next word after the current prompt. */
export function useStackDivergence(stack: Stack): Divergence {
  const prompt = useEffectPrompt();
  const modelId = useLoadedModelId();
  return useMeasured(
    isMeasurable(stack) && modelId !== null && JSON.stringify([modelId, prompt, stack]),
    (signal) => api.adapters.measureEffect({ stack, prompt }, { signal }),
  );
}

/** How far the stack of the open chat moves what would be said next in it. */
export function useChatDivergence(): Divergence {
  const { stack } = useChatStack();
  const modelId = useLoadedModelId();
  const conversationId = useChatStore((state) => selectOpenChat(state)?.conversation.id);
  const isBusy = useChatStore((state) => selectOpenChat(state)?.live != null);
  const lastId = useChatStore((state) => selectOpenChat(state)?.path.at(-1));
  const { text, attachments } = useChatStore(selectDraft);
  const attachmentIds = attachments.map(({ id }) => id);
  const isReady = modelId !== null && conversationId !== undefined && !isBusy;
  return useMeasured(
    isMeasurable(stack) &&
      isReady &&
      JSON.stringify([modelId, conversationId, lastId, text, attachmentIds, stack]),
    (signal) =>
      api.chat.measureEffect(
        { conversationId: conversationId ?? '', text, attachmentIds },
        { signal },
      ),
  );
}

function isMeasurable(stack: Stack): boolean {
  return stack.some(({ strength }) => strength !== 0);
}

type Measure = (signal: AbortSignal) => Promise<{ divergence: number }>;

/** Measures once the key has rested; what was measured under a key is not measured again. */
function useMeasured(key: string | false, measure: Measure): Divergence {
  const known = useEffects((state) => (key === false ? null : state.measured[key]));
  const start = useEffectEvent(
    (current: string, signal: AbortSignal) => void run(current, measure, signal),
  );

  useEffect(() => {
    if (key === false || known !== undefined) return;
    const calledOff = new AbortController();
    const timer = setTimeout(() => start(key, calledOff.signal), restMilliseconds);
    return () => {
      clearTimeout(timer);
      calledOff.abort();
    };
  }, [key, known]);

  return known;
}

async function run(key: string, measure: Measure, signal: AbortSignal): Promise<void> {
  let divergence: number | null = null;
  try {
    ({ divergence } = await measure(signal));
  } catch {
    // The badge is a courtesy: what is wrong is said where the adapter is used.
  }
  if (signal.aborted) return;
  useEffects.setState(({ measured }) => {
    const isFull = Object.keys(measured).length >= rememberedMeasures;
    return { measured: { ...(isFull ? {} : measured), [key]: divergence } };
  });
}

/** What is being written, else what was said last, else a sentence that shows most adapters. */
export function useEffectPrompt(): string {
  return useChatStore(currentPrompt);
}

function currentPrompt(state: ChatState): string {
  const written = selectDraft(state).text.trim();
  const prompt = written === '' ? lastQuestion(state) : written;
  return prompt.slice(-promptCharacters);
}

function lastQuestion(state: ChatState): string {
  const chat = selectOpenChat(state);
  const id = chat?.path.findLast((messageId) => chat.messages[messageId]?.role === 'user');
  const text = (id === undefined ? undefined : chat?.messages[id]?.text)?.trim();
  return text === undefined || text === '' ? adapterWords.effect.samplePrompt : text;
}
