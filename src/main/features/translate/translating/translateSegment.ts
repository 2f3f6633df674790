import type { IssueCode, SegmentIssue, SegmentText } from '../../../../shared/api/segments.ts';
import type { EngineAdapter, Priority, Prompt } from '../../../../shared/engineApi.ts';
import type { Sampling } from '../../../../shared/api/common.ts';
import type { Engine } from '../../../engine/engine.ts';
import { renderSegment } from '../prompts/renderPrompt.ts';
import type { PromptTask } from '../prompts/renderPrompt.ts';
import type { Profile } from '../prompts/profiles.ts';
import { checkTarget } from '../qa/checkTarget.ts';
import { isChatter, withoutFrame } from './answerText.ts';
import { askModel } from './askModel.ts';
import type { Answer } from './askModel.ts';
import { inPieces, joinPieces } from './pieces.ts';
import { plainText, textSegment } from './segmentTexts.ts';

/** What translates: the model in use is the engine's, the rest is ours. */
export type Instrument = {
  engine: Engine;
  profile: Profile;
  adapters: EngineAdapter[];
  priority: Priority;
};

export type SegmentTask = Omit<PromptTask, 'hasTokens' | 'isReminder'> & {
  source: SegmentText;
  maxLength: number | null;
  /** Other seeds give other translations, where the temperature is above 0. */
  seed: number;
  leastTemperature: number;
};

/** Without a target the model has failed twice. */
export type TranslatedSegment = { target: SegmentText | null; issues: SegmentIssue[] };

export type TranslatingOptions = {
  signal: AbortSignal;
  /** More of the target; void when `onStart` is called again. */
  onDelta?: (text: string) => void;
  /** An attempt begins. */
  onStart?: () => void;
};

/** Worth a second attempt; of a doubled space or a length the model knows no better. */
const retried: ReadonlySet<IssueCode> = new Set([
  'token-missing',
  'token-unknown',
  'token-misplaced',
  'number-changed',
  'term-missed',
  'term-forbidden',
  'untranslated',
  'wrong-script',
  'wrong-language',
  'repetition',
]);

/** Of the second attempt, so that it is not the first over again. */
const leastRetryTemperature = 0.3;

/** Tokens of a reply: some languages take three for one of another. */
const replyTokens = { perSourceToken: 3, more: 48 };

/**
 * Translates one segment, at most twice: again when the first answer is no translation or has a
 * fault that quality assurance finds. The better of the two is kept, with its faults flagged. What
 * has no letters stays as it is.
 */
export async function translateSegment(
  instrument: Instrument,
  task: SegmentTask,
  options: TranslatingOptions,
): Promise<TranslatedSegment> {
  if (!/\p{L}/u.test(plainText(task.source))) return { target: task.source, issues: [] };
  const first = await attempt(instrument, task, { ...options, isReminder: false });
  if (first && !first.issues.some(({ code }) => retried.has(code))) return first;
  const second = await attempt(instrument, task, { ...options, isReminder: true });
  return (
    better(first, second) ?? { target: null, issues: [{ code: 'not-translated', detail: '' }] }
  );
}

type Attempted = { target: SegmentText; issues: SegmentIssue[] };

function better(first: Attempted | null, second: Attempted | null): Attempted | null {
  if (!first || !second) return first ?? second;
  return second.issues.length < first.issues.length ? second : first;
}

/** Null when the answer is of no use: empty, cut off, or talk about the translation. */
async function attempt(
  instrument: Instrument,
  task: SegmentTask,
  options: TranslatingOptions & { isReminder: boolean },
): Promise<Attempted | null> {
  options.onStart?.();
  const text = await translateText(instrument, task, { ...options, text: plainText(task.source) });
  if (text === null) return null;
  const target = textSegment(text);
  return { target, issues: checkTarget({ ...task, target }) };
}

type TextOptions = TranslatingOptions & { isReminder: boolean; text: string };

/** A text that leaves no room for its translation is translated in pieces. */
async function translateText(
  instrument: Instrument,
  task: SegmentTask,
  options: TextOptions,
): Promise<string | null> {
  const { text, isReminder, signal } = options;
  const [tokens = 0] = await instrument.engine.countTokens([text]);
  const maxTokens = replyTokens.perSourceToken * tokens + replyTokens.more;
  const prompt = await fittingPrompt(instrument, { ...task, isReminder }, text, tokens);
  if (!prompt) {
    const pieces = inPieces(text);
    const translated: string[] = [];
    for (const piece of pieces ?? []) {
      const part = await translateText(instrument, task, { ...options, text: piece });
      if (part === null) return null;
      translated.push(part);
    }
    return pieces && joinPieces(translated, task.to);
  }
  const sampling = samplingOf(instrument.profile, task, { maxTokens, isReminder });
  const { adapters, priority } = instrument;
  const request = { ...prompt, sampling, adapters, purpose: 'translate', priority } as const;
  const answer = await askModel(instrument.engine, request, { signal, onDelta: options.onDelta });
  return usableText(answer, text);
}

function usableText({ text, isWhole }: Answer, source: string): string | null {
  const target = withoutFrame(text, source);
  return isWhole && target !== '' && !isChatter(target, source) ? target : null;
}

/** With as much of the context as there is room for; null when there is none even without it. */
async function fittingPrompt(
  { engine, profile }: Instrument,
  task: Omit<PromptTask, 'hasTokens'>,
  text: string,
  tokens: number,
): Promise<Prompt | null> {
  const reserveTokens = Math.ceil(tokens * 1.5) + 16;
  const given = profile.takesContext ? task.context : [];
  for (let dropped = 0; ; dropped = Math.max(1, dropped * 2)) {
    const context = given.slice(dropped);
    const prompt = renderSegment(profile, { ...task, context, hasTokens: false }, text);
    const { fits } = await engine.fitWindow({ ...prompt, reserveTokens });
    if (fits) return prompt;
    if (context.length === 0) return null;
  }
}

function samplingOf(
  profile: Profile,
  { seed, leastTemperature }: Pick<SegmentTask, 'seed' | 'leastTemperature'>,
  { maxTokens, isReminder }: { maxTokens: number; isReminder: boolean },
): Sampling {
  const sampling = { ...profile.sampling, maxTokens };
  const least = isReminder ? Math.max(leastTemperature, leastRetryTemperature) : leastTemperature;
  const temperature = Math.max(sampling.temperature, least);
  return { ...sampling, temperature, seed: isReminder ? seed + 1 : seed };
}
