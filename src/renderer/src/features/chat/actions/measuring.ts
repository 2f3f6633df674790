import { api } from '../../../api.ts';
import { useModels } from '../../models/modelsStore.ts';
import { selectDraft, selectOpenChat, useChatStore } from '../chatStore.ts';
import { asAppError } from './failures.ts';

const delayMilliseconds = 500;

/**
 * Keeps the measure of what sending the draft would take, for as long as the studio is open: it is
 * counted anew whenever something that the count depends on has changed and rested for a moment.
 */
export function startMeasuring(): void {
  let former: readonly unknown[] = [];
  let callOff = nothing;
  const check = (): void => {
    const current = whatCounts();
    if (current.length === former.length && current.every((part, at) => part === former[at])) {
      return;
    }
    former = current;
    callOff();
    callOff = current.length === 0 ? forget() : measureSoon();
  };
  useChatStore.subscribe(check);
  useModels.subscribe(check);
}

/** Nothing while there is no model to count with, or a reply is changing the count by itself. */
function whatCounts(): readonly unknown[] {
  const state = useChatStore.getState();
  const chat = selectOpenChat(state);
  const active = useModels.getState().view?.active;
  if (chat === null || chat.live !== null || active?.status !== 'ready') return [];
  const { id, systemPrompt, sampling } = chat.conversation;
  const { text, attachments } = selectDraft(state);
  return [id, systemPrompt, sampling.maxTokens, text, attachments, chat.path, active.model];
}

function nothing(): void {}

function forget(): () => void {
  const active = useModels.getState().view?.active;
  if (active?.status !== 'ready') useChatStore.setState({ measure: null });
  return nothing;
}

/** Returns the function that calls it off. */
function measureSoon(): () => void {
  const calledOff = new AbortController();
  const timer = setTimeout(() => void measureNow(calledOff.signal), delayMilliseconds);
  return () => {
    clearTimeout(timer);
    calledOff.abort();
  };
}

async function measureNow(signal: AbortSignal): Promise<void> {
  const state = useChatStore.getState();
  const chat = selectOpenChat(state);
  if (chat === null) return;
  const { text, attachments } = selectDraft(state);
  const attachmentIds = attachments.map(({ id }) => id);
  try {
    const draft = { conversationId: chat.conversation.id, text, attachmentIds };
    const measure = await api.chat.measure(draft, { signal });
    if (!signal.aborted) useChatStore.setState({ measure });
  } catch (error) {
    // Without a model or a connection there is nothing to count with, and nothing to say either.
    const isSuperseded = signal.aborted || asAppError(error).code === 'cancelled';
    if (!isSuperseded) useChatStore.setState({ measure: null });
  }
}
