import type { SearchHit } from '../../../../../shared/api/chat.ts';
import { api } from '../../../api.ts';
import { attempt, showError } from '../../../ui/toast.ts';
import { selectOpenChat, selectOpenId, useChatStore } from '../chatStore.ts';
import { asAppError } from './failures.ts';
import { openConversation } from './watching.ts';

const delayMilliseconds = 150;
const maxHits = 100;

let calledOff = new AbortController();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Searches once the typing rests; until then the former hits stay in sight. */
export function search(query: string): void {
  calledOff.abort();
  calledOff = new AbortController();
  clearTimeout(timer);
  if (query.trim() === '') {
    useChatStore.setState({ search: { status: 'off' } });
    return;
  }
  useChatStore.setState(({ search: former }) => ({
    search: { status: 'searching', query, hits: former.status === 'off' ? [] : former.hits },
  }));
  const { signal } = calledOff;
  timer = setTimeout(() => void findNow(query, signal), delayMilliseconds);
}

async function findNow(query: string, signal: AbortSignal): Promise<void> {
  try {
    const hits = await api.chat.search({ query: query.slice(0, 500), limit: maxHits }, { signal });
    if (!signal.aborted) useChatStore.setState({ search: { status: 'found', query, hits } });
  } catch (error) {
    if (!signal.aborted) showError(asAppError(error));
  }
}

/** Opens the conversation at the message that was found, on the branch that holds it. */
export function openHit(hit: SearchHit): void {
  openConversation(hit.conversationId);
  const { messageId } = hit;
  if (messageId === null) return;
  const words = hit.snippet.filter((part) => part.isMatch).map((part) => part.text);
  useChatStore.setState({ target: { messageId, words: [...new Set(words)] } });
  whenOpen(hit.conversationId, (isShown) => {
    if (!isShown(messageId)) void attempt(() => api.chat.selectBranch({ messageId }));
  });
}

/** Calls back once the conversation has arrived, unless another one is opened before. */
function whenOpen(
  conversationId: string,
  onOpen: (isShown: (messageId: string) => boolean) => void,
): void {
  const check = (): boolean => {
    const state = useChatStore.getState();
    if (selectOpenId(state) !== conversationId) return true;
    const chat = selectOpenChat(state);
    if (chat === null) return false;
    onOpen((messageId) => chat.messages[messageId] !== undefined);
    return true;
  };
  if (check()) return;
  const unsubscribe = useChatStore.subscribe(() => {
    if (check()) unsubscribe();
  });
}
