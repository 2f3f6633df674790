import type { LlamaModel, Token } from 'node-llama-cpp';
import type { GenerateEvent, Priority } from '../../../shared/engineApi.ts';
import { createReplyParser } from '../replyParser.ts';
import type { ReasoningTags, ReplyPiece } from '../replyParser.ts';
import { createTokenText } from './tokenText.ts';

/**
 * As often as a window draws streamed text; more often is work that nobody sees. What is written in
 * the background is looked at now and then, and each delta takes time from what is written beside it.
 */
const flushMilliseconds = { interactive: 40, background: 250 };
const flushTokens = 64;

type ReplyOptions = {
  model: LlamaModel;
  priority: Priority;
  reasoningTags: ReasoningTags[];
  openedBy: ReasoningTags | null;
  stopTexts: string[];
  /** The end of the prompt when the reply goes on from one, else nothing. */
  precedingTokens: Token[];
};

/** A reply as it grows from tokens to text, gathered so that not every token is an event. */
export function createReply(options: ReplyOptions) {
  const { reasoningTags, openedBy, priority } = options;
  const markers = [...reasoningTags, ...(openedBy ? [openedBy] : [])].flatMap(Object.values);
  const tokenText = createTokenText(options.model, markers, options.precedingTokens);
  const parser = createReplyParser({ reasoningTags, openedBy, stops: options.stopTexts });
  const reasoningTime = createReasoningTime();

  const tokens: Token[] = [];
  let wholeTokens = 0;
  let text = '';
  let answer = '';
  let answerStart = 0;
  let gathered: ReplyPiece[] = [];
  let gatheredTokens = 0;
  let flushedAt = -Infinity;

  function gather(pieces: ReplyPiece[]): void {
    for (const piece of pieces) {
      if (piece.channel === 'answer') answer += piece.text;
      const last = gathered.at(-1);
      if (last?.channel === piece.channel) last.text += piece.text;
      else gathered.push({ ...piece });
    }
  }

  function postpone(): void {
    gatheredTokens = 0;
    flushedAt = performance.now();
  }

  return {
    tokens,
    accept(token: Token): void {
      tokens.push(token);
      gatheredTokens += 1;
      const added = tokenText.push(token);
      if (tokenText.isCut) return;
      wholeTokens = tokens.length;
      text += added;
      gather(parser.push(added));
      reasoningTime.note(parser.isReasoning);
      if (parser.isReasoning) answerStart = tokens.length;
    },
    /** No more tokens are coming. */
    finish(): void {
      gather(parser.end());
      reasoningTime.note(false);
    },
    /** The first text is due at once, then whatever has gathered for long enough. */
    isDue(): boolean {
      if (gathered.length === 0) return false;
      return (
        gatheredTokens >= flushTokens ||
        performance.now() - flushedAt >= flushMilliseconds[priority]
      );
    },
    takeDeltas(): GenerateEvent[] {
      const events = gathered.map((piece): GenerateEvent => ({ type: 'delta', ...piece }));
      gathered = [];
      postpone();
      return events;
    },
    /** What is gathered stays, until it is due again. */
    postpone,
    get answer(): string {
      return answer;
    },
    /** As many of the tokens are reasoning. */
    get answerStart(): number {
      return answerStart;
    },
    get stoppedBy(): string | null {
      return parser.stoppedBy;
    },
    reasoningMilliseconds: reasoningTime.milliseconds,
    /** The answer with its tokens, when they are exactly that: nothing cut off, no reasoning. */
    exactAnswer(): { text: string; tokens: Token[] } | null {
      const isExact = answer === text && answer !== '';
      return isExact ? { text: answer, tokens: tokens.slice(0, wholeTokens) } : null;
    },
  };
}

export type Reply = ReturnType<typeof createReply>;

function createReasoningTime() {
  let startedAt: number | null = null;
  let endedAt: number | null = null;
  return {
    note(isReasoning: boolean): void {
      if (isReasoning) startedAt ??= performance.now();
      else if (startedAt !== null) endedAt ??= performance.now();
    },
    milliseconds: (): number | null =>
      startedAt === null ? null : (endedAt ?? performance.now()) - startedAt,
  };
}
