import type { Sampling } from '../../../shared/api/common.ts';
import type { Engine } from '../../engine/engine.ts';
import type { MessageTurn } from './turns.ts';

export type ChosenWindow = {
  turns: MessageTurn[];
  /** First message the model sees; null when it sees all of them. */
  contextStartId: string | null;
  promptTokens: number;
  contextSize: number;
  droppedTurns: number;
  fits: boolean;
};

/** Room kept free for a reply without a limit of its own. */
const usualReplyTokens = 512;

/** Some vocabularies have tokens of this many blanks or dashes; no text packs more into one. */
const charactersPerTokenAtMost = 256;

/** Which turns of a conversation go into the context. The system prompt always does. */
export async function chooseWindow(
  engine: Pick<Engine, 'fitWindow'>,
  request: {
    systemPrompt: string;
    turns: readonly MessageTurn[];
    sampling: Sampling;
    contextSize: number;
  },
): Promise<ChosenWindow> {
  const candidates = withoutHopeless(request.turns, request.contextSize);
  const window = await engine.fitWindow({
    systemPrompt: request.systemPrompt,
    turns: candidates.map(({ role, text }) => ({ role, text })),
    reserveTokens: replyReserve(request.sampling, request.contextSize),
  });
  const turns = candidates.slice(window.firstTurn);
  const droppedTurns = request.turns.length - turns.length;
  return {
    turns,
    contextStartId: droppedTurns > 0 ? (turns[0]?.messageId ?? null) : null,
    promptTokens: window.promptTokens,
    contextSize: window.contextSize,
    droppedTurns,
    fits: window.fits,
  };
}

/** A quarter of a small context is enough for a reply; the rest is for what was said. */
export function replyReserve({ maxTokens }: Sampling, contextSize: number): number {
  return Math.max(1, Math.min(maxTokens ?? usualReplyTokens, Math.floor(contextSize / 4)));
}

/**
 * Leaves out the oldest turns that cannot fit whatever the tokenizer does, so that a chat of years
 * is not sent to the engine whole. The last turn always stays.
 */
export function withoutHopeless(
  turns: readonly MessageTurn[],
  contextSize: number,
): readonly MessageTurn[] {
  let first = Math.max(0, turns.length - 1);
  let characters = turns[first]?.text.length ?? 0;
  while (first > 0 && turns.length - first < contextSize) {
    characters += turns[first - 1]?.text.length ?? 0;
    if (characters > contextSize * charactersPerTokenAtMost) break;
    first -= 1;
  }
  return turns.slice(first);
}
