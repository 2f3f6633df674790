import type { Message } from '../../../../../shared/api/chat.ts';

const charactersPerLine = 84;
const lineHeight = 25;
const longestShown = 4_000;

/** A first guess, so that the scroll bar tells the truth before a message has been measured. */
export function estimatedHeight(message: Message | undefined): number {
  if (message === undefined) return 120;
  const characters = Math.min(
    message.text.length,
    message.role === 'user' ? longestShown : Infinity,
  );
  const lines = Math.max(1, Math.ceil(characters / charactersPerLine));
  return lines * lineHeight + (message.role === 'user' ? 84 : 72);
}
