import { useEffect } from 'react';
import { publishFigures } from '../status/statusStore.ts';
import { selectOpenChat, useChatStore } from './chatStore.ts';
import { lastFiguresOf } from './transcript/lastFigures.ts';

/** Shows the figures of the open conversation in the status bar while the workspace is in front. */
export function useFigures(): void {
  const context = useChatStore((state) => state.measure);
  const lastReply = useChatStore((state) => lastFiguresOf(selectOpenChat(state)));
  useEffect(() => publishFigures({ context, lastReply }), [context, lastReply]);
  useEffect(() => () => publishFigures({ context: null, lastReply: null }), []);
}
