import { api } from '../../../api.ts';
import { useChatStore } from '../chatStore.ts';
import type { Draft } from '../chatStore.ts';
import { asAppError } from './failures.ts';

const delayMilliseconds = 500;

/**
 * Counts what sending the draft would take, once it has rested for a moment. Returns the function
 * that calls it off. Without a model, or without a connection, there is nothing to count with.
 */
export function measureSoon(
  conversationId: string,
  draft: Pick<Draft, 'text' | 'attachments'>,
): () => void {
  const calledOff = new AbortController();
  const timer = setTimeout(() => void measure(), delayMilliseconds);

  async function measure(): Promise<void> {
    const attachmentIds = draft.attachments.map(({ id }) => id);
    const input = { conversationId, text: draft.text, attachmentIds };
    try {
      const result = await api.chat.measure(input, { signal: calledOff.signal });
      if (!calledOff.signal.aborted) useChatStore.setState({ measure: result });
    } catch (error) {
      const isSuperseded = calledOff.signal.aborted || asAppError(error).code === 'cancelled';
      if (!isSuperseded) useChatStore.setState({ measure: null });
    }
  }

  return () => {
    clearTimeout(timer);
    calledOff.abort();
  };
}
