import { useEffect } from 'react';
import { useActiveModel } from '../models/modelsStore.ts';
import { publishFigures } from '../status/statusStore.ts';
import { measureSoon } from './actions/measuring.ts';
import { selectDraft, selectOpenChat, selectOpenId, useChatStore } from './chatStore.ts';
import { lastFiguresOf } from './transcript/lastFigures.ts';

/** Keeps the measure of the draft and the figures of the status bar current. */
export function useFigures(): void {
  const measure = useChatStore((state) => state.measure);
  const lastReply = useChatStore((state) => lastFiguresOf(selectOpenChat(state)));
  useMeasuring();

  useEffect(() => publishFigures({ context: measure, lastReply }), [measure, lastReply]);
  useEffect(() => () => publishFigures({ context: null, lastReply: null }), []);
}

/** Counts again whenever the draft, the branch, the prompt or the model is another one. */
function useMeasuring(): void {
  const conversationId = useChatStore(selectOpenId);
  const draft = useChatStore(selectDraft);
  const path = useChatStore((state) => selectOpenChat(state)?.path);
  const isLive = useChatStore((state) => (selectOpenChat(state)?.live ?? null) !== null);
  const systemPrompt = useChatStore((state) => selectOpenChat(state)?.conversation.systemPrompt);
  const maxTokens = useChatStore((state) => selectOpenChat(state)?.conversation.sampling.maxTokens);
  const model = useActiveModel();
  const readyModel = model.status === 'ready' ? model.model : null;
  const { text, attachments } = draft;

  useEffect(() => {
    if (readyModel === null) useChatStore.setState({ measure: null });
    if (conversationId === null || path === undefined || isLive || readyModel === null) return;
    return measureSoon(conversationId, { text, attachments });
  }, [conversationId, text, attachments, path, isLive, systemPrompt, maxTokens, readyModel]);
}
