import type { Sampling } from '../../../shared/api/common.ts';
import type { Engine } from '../../engine/engine.ts';
import type { MessageTurn } from './turns.ts';

export type WindowRequest = {
  systemPrompt: string;
  turns: readonly MessageTurn[];
  sampling: Sampling;
  contextSize: number;
  /** Where the window of the reply before began; null when it held everything. */
  previousStartId: string | null;
};

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

/**
 * Which turns of a conversation go into the context; the system prompt always does. A beginning
 * once chosen is kept for as long as it fits, and is chosen with room to spare: everything after a
 * moved beginning has to be evaluated again.
 */
export async function chooseWindow(
  engine: Pick<Engine, 'fitWindow'>,
  request: WindowRequest,
): Promise<ChosenWindow> {
  const { systemPrompt, turns: all, sampling, contextSize } = request;
  const reserve = replyReserve(sampling, contextSize);

  async function fitFrom(first: number, reserveTokens: number): Promise<ChosenWindow> {
    const turns = all.slice(first).map(({ role, text }) => ({ role, text }));
    const window = await engine.fitWindow({ systemPrompt, turns, reserveTokens });
    const chosen = all.slice(first + window.firstTurn);
    const droppedTurns = all.length - chosen.length;
    return {
      turns: chosen,
      contextStartId: droppedTurns > 0 ? (chosen[0]?.messageId ?? null) : null,
      promptTokens: window.promptTokens,
      contextSize: window.contextSize,
      droppedTurns,
      fits: window.fits,
    };
  }

  const widest = await fitFrom(0, reserve);
  if (widest.droppedTurns === 0 || !widest.fits) return widest;
  const first = all.length - widest.turns.length;
  const previous = all.findIndex((turn) => turn.messageId === request.previousStartId);
  if (previous >= first) return fitFrom(previous, reserve);
  const roomy = await fitFrom(first, reserve + Math.floor(contextSize / 4));
  return roomy.fits ? roomy : widest;
}

/** A quarter of a small context is enough for a reply; the rest is for what was said. */
export function replyReserve({ maxTokens }: Sampling, contextSize: number): number {
  return Math.max(1, Math.min(maxTokens ?? usualReplyTokens, Math.floor(contextSize / 4)));
}
