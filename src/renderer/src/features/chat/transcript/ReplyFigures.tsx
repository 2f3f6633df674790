import type { Message } from '../../../../../shared/api/chat.ts';
import { chatWords } from '../../../messages/chat.ts';

const words = chatWords.figures;

/** What the reply cost, for those who look. */
export function ReplyFigures({ message }: { message: Message }) {
  const { figures, modelName } = message;
  const parts: string[] = modelName === null ? [] : [modelName];
  if (figures !== null) {
    parts.push(words.tokens(figures.generatedTokens));
    if (figures.tokensPerSecond !== null) parts.push(words.speed(figures.tokensPerSecond));
    parts.push(words.firstToken(figures.firstTokenMilliseconds));
    if (figures.reusedTokens > 0) {
      parts.push(words.reused(figures.reusedTokens, figures.promptTokens));
    }
  }
  if (parts.length === 0) return null;
  return (
    <p className="figures ms-2 min-w-0 truncate text-status text-ink-3">{parts.join(' · ')}</p>
  );
}
