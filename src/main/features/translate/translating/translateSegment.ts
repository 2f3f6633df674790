import type { SegmentIssue, SegmentText } from '../../../../shared/api/segments.ts';
import type { Sampling } from '../../../../shared/api/common.ts';
import type { EngineAdapter, Priority, Prompt } from '../../../../shared/engineApi.ts';
import { plainText, tokensOf } from '../../../../shared/segmentText.ts';
import { parseFromModel, renderForModel } from '../../../../shared/text/tokens/modelText.ts';
import { repairTokens } from '../../../../shared/text/tokens/repairTokens.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { Terms } from '../dependencies.ts';
import { renderSegment } from '../prompts/renderPrompt.ts';
import type { PromptTask } from '../prompts/renderPrompt.ts';
import type { Profile } from '../prompts/profiles.ts';
import { isChatter, withoutFrame } from './answerText.ts';
import { askModel } from './askModel.ts';
import type { Answer } from './askModel.ts';
import { findIssues, isFaulty } from './faults.ts';
import { inPieces, joinPieces } from './pieces.ts';

/** What translates: the model in use is the engine's, the rest is ours. */
export type Instrument = {
  engine: Engine;
  profile: Profile;
  adapters: EngineAdapter[];
  priority: Priority;
  terms: Pick<Terms, 'check' | 'missed'>;
};

export type SegmentTask = Omit<PromptTask, 'hasTokens' | 'missed'> & {
  source: SegmentText;
  maxLength: number | null;
  /** Other seeds give other translations, where the temperature is above 0. */
  seed: number;
  leastTemperature: number;
  /** In place of the profile's: lets less likely words be chosen. */
  cut?: Pick<Sampling, 'topP' | 'minP'>;
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

type Attempted = { target: SegmentText; issues: SegmentIssue[] };

/** What was wrong with an attempt, and the terms that the next one has to write. */
type Failure = { issues: readonly SegmentIssue[]; terms: string[][] };

/** Of a second attempt that is to be another. */
const leastRetryTemperature = 0.3;

/** Tokens of a reply: some languages take three for one of another. */
const replyTokens = { perSourceToken: 3, more: 48 };

export const notTranslated: TranslatedSegment = {
  target: null,
  issues: [{ code: 'not-translated', detail: '' }],
};

/**
 * Translates one segment, at most twice: again when the first answer is no translation or has a
 * fault that quality assurance finds; terms that it missed are then forced. Of the two the better is
 * kept, its tokens repaired and its faults flagged. What has no letters stays as it is.
 */
export async function translateSegment(
  instrument: Instrument,
  task: SegmentTask,
  options: TranslatingOptions,
): Promise<TranslatedSegment> {
  if (!/\p{L}/u.test(plainText(task.source))) return { target: task.source, issues: [] };
  const first = await attempt(instrument, task, { ...options, before: null });
  if (first && !isFaulty(first.issues)) return first;
  const before = failureOf(instrument, task, first);
  const second = await attempt(instrument, task, { ...options, before });
  const better = betterOf(first, second);
  return better ? repaired(instrument, task, better) : notTranslated;
}

function failureOf(
  { terms }: Instrument,
  { source, from, to }: SegmentTask,
  attempted: Attempted | null,
): Failure {
  if (!attempted) return { issues: [], terms: [] };
  const { target, issues } = attempted;
  return { issues, terms: terms.missed(plainText(source), plainText(target), from, to) };
}

/** A term is worth no other fault: forcing it may have spoilt the rest. */
function betterOf(first: Attempted | null, second: Attempted | null): Attempted | null {
  if (!first || !second) return first ?? second;
  const [[terms, others], [laterTerms, laterOthers]] = [faultsOf(first), faultsOf(second)];
  const isBetter = laterOthers < others || (laterOthers === others && laterTerms < terms);
  return isBetter ? second : first;
}

function faultsOf({ issues }: Attempted): [terms: number, others: number] {
  const terms = issues.filter(({ code }) => code === 'term-missed').length;
  return [terms, issues.length - terms];
}

/** Tokens that are lost even now are put where they most likely belong, and that is flagged. */
function repaired(
  { terms }: Instrument,
  task: SegmentTask,
  { target, issues }: Attempted,
): Attempted {
  if (!issues.some(({ code }) => code.startsWith('token-'))) return { target, issues };
  const repair = repairTokens(task.source, target);
  const others = findIssues(task, repair.text, terms);
  return { target: repair.text, issues: [...repair.issues, ...others] };
}

/** `before` is what was wrong with the attempt before this one; null at the first. */
type AttemptOptions = TranslatingOptions & { before: Failure | null };

/** Null when the answer is of no use: empty, cut off, or talk about the translation. */
async function attempt(
  instrument: Instrument,
  task: SegmentTask,
  options: AttemptOptions,
): Promise<Attempted | null> {
  options.onStart?.();
  const text = renderForModel(task.source);
  const answer = await translateText(instrument, task, { ...options, text });
  if (answer === null) return null;
  const target = parseFromModel(answer, task.source);
  return { target, issues: findIssues(task, target, instrument.terms) };
}

/** Then the same answer is wanted, with its terms. */
function missesTermsAlone({ issues, terms }: Failure): boolean {
  return terms.length > 0 && !isFaulty(issues.filter(({ code }) => code !== 'term-missed'));
}

type TextOptions = AttemptOptions & { text: string };

/** A text that leaves no room for its translation is translated in pieces. */
async function translateText(
  instrument: Instrument,
  task: SegmentTask,
  options: TextOptions,
): Promise<string | null> {
  const { text, before, signal, onDelta } = options;
  const { engine, adapters, priority, profile } = instrument;
  const mustContain = before?.terms ?? [];
  const [tokens = 0, ...ofTerms] = await engine.countTokens([text, ...mustContain.flat()]);
  const prompt = await fittingPrompt(instrument, promptTask(task, before), { text, tokens });
  if (!prompt) return translatePieces(instrument, task, options);
  const sampling = samplingOf(profile, task, {
    maxTokens: replyTokens.perSourceToken * tokens + sumOf(ofTerms) + replyTokens.more,
    isVaried: before !== null && !missesTermsAlone(before),
  });
  const request = {
    ...prompt,
    sampling,
    adapters,
    purpose: 'translate',
    priority,
    ...(mustContain.length > 0 && { mustContain }),
  } as const;
  return usableText(await askModel(engine, request, { signal, onDelta }), text);
}

async function translatePieces(
  instrument: Instrument,
  task: SegmentTask,
  options: TextOptions,
): Promise<string | null> {
  // No piece has to have every term.
  const before = options.before && { ...options.before, terms: [] };
  const translated: string[] = [];
  for (const text of inPieces(options.text) ?? []) {
    const part = await translateText(instrument, task, { ...options, before, text });
    if (part === null) return null;
    translated.push(part);
  }
  return translated.length > 0 ? joinPieces(translated, task.to) : null;
}

function promptTask(task: SegmentTask, before: Failure | null): PromptTask {
  return {
    ...task,
    hasTokens: tokensOf(task.source).length > 0,
    missed: before && {
      terms: before.issues
        .filter(({ code }) => code.startsWith('term-'))
        .map(({ detail }) => detail),
    },
  };
}

function usableText({ text, isWhole }: Answer, source: string): string | null {
  const target = withoutFrame(text, source);
  return isWhole && target !== '' && !isChatter(target, source) ? target : null;
}

/** With as much of the context as there is room for; null when there is none even without it. */
async function fittingPrompt(
  { engine, profile }: Instrument,
  task: PromptTask,
  { text, tokens }: { text: string; tokens: number },
): Promise<Prompt | null> {
  const reserveTokens = Math.ceil(tokens * 1.5) + 16;
  const given = profile.takesContext ? task.context : [];
  for (let dropped = 0; ; dropped = Math.max(1, dropped * 2)) {
    const context = given.slice(dropped);
    const prompt = renderSegment(profile, { ...task, context }, text);
    const { fits } = await engine.fitWindow({ ...prompt, reserveTokens });
    if (fits) return prompt;
    if (context.length === 0) return null;
  }
}

function samplingOf(
  profile: Profile,
  { seed, leastTemperature, cut }: Pick<SegmentTask, 'seed' | 'leastTemperature' | 'cut'>,
  { maxTokens, isVaried }: { maxTokens: number; isVaried: boolean },
): Sampling {
  const least = isVaried ? Math.max(leastTemperature, leastRetryTemperature) : leastTemperature;
  const temperature = Math.max(profile.sampling.temperature, least);
  return { ...profile.sampling, ...cut, maxTokens, temperature, seed: isVaried ? seed + 1 : seed };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
