import { useEffect } from 'react';
import { create } from 'zustand';
import type { Stack } from '../../../../../shared/api/stack.ts';
import { api } from '../../../api.ts';
import { adapterWords } from '../../../messages/adapters.ts';
import { selectDraft, selectOpenChat, useChatStore } from '../../chat/chatStore.ts';
import type { ChatState } from '../../chat/chatStore.ts';
import { useLoadedModelId } from './targets.ts';

/** What was measured, by model, prompt and stack; null where it could not be. */
type EffectsState = { measured: Readonly<Record<string, number | null>> };

const useEffects = create<EffectsState>(() => ({ measured: {} }));

/** Typing and dragging rest this long before anything is measured: it costs as much as a prompt. */
const restMilliseconds = 700;
/** The end of a long prompt decides the next word. */
const promptCharacters = 2_000;
const rememberedMeasures = 300;

/**
 * How far the stack moves the next word after the current prompt: 0 to 1. Undefined while that is
 * being measured, null where there is nothing to measure.
 */
export function useDivergence(stack: Stack): number | null | undefined {
  const prompt = useEffectPrompt();
  const modelId = useLoadedModelId();
  const key = JSON.stringify([modelId, prompt, stack]);
  const known = useEffects((state) => state.measured[key]);
  const isMeasurable = modelId !== null && stack.some(({ strength }) => strength !== 0);

  useEffect(() => {
    if (!isMeasurable || known !== undefined) return;
    const calledOff = new AbortController();
    const timer = setTimeout(() => void measure(key, calledOff.signal), restMilliseconds);
    return () => {
      clearTimeout(timer);
      calledOff.abort();
    };
  }, [key, isMeasurable, known]);

  return isMeasurable ? known : null;
}

async function measure(key: string, signal: AbortSignal): Promise<void> {
  const [, prompt, stack] = JSON.parse(key) as [string, string, Stack];
  let divergence: number | null = null;
  try {
    ({ divergence } = await api.adapters.measureEffect({ stack, prompt }, { signal }));
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
