import type { LlamaModel, Token } from 'node-llama-cpp';
import type { EngineEvent } from '../../../shared/engineApi.ts';
import { isJoint } from '../phrases.ts';
import { readDistributions } from './distributions.ts';
import type { Reading } from './promptReading.ts';
import type { PromptTokenizer } from './promptTokens.ts';
import { createTokenText } from './tokenText.ts';

/** A reply that misses something. Places in it are counted in tokens. */
export type Draft = {
  tokens: readonly Token[];
  /** The first place where something may be put in. */
  start: number;
  /** Beyond this nothing may be written. */
  end: number;
};

/** What a draft is to become up to here; the rest of it goes. */
export type Place = { at: number; tokens: readonly Token[] };

type Candidate = Place & { phrase: string[]; likelihood: number };

type Parts = { model: LlamaModel; tokenizer: PromptTokenizer; reading: Reading };

/** Of each phrase, so many places are looked at more closely than by the first token. */
const closelyLookedAt = 4;

/**
 * Where a phrase that is missing fits best, as the model sees it: among all joints of words, the one
 * where it is the likeliest to come next. Of several phrases the one that comes first in the draft:
 * what is put in may change all that follows. Null when there is no room for any.
 */
export async function* findPlace(
  missing: readonly string[][],
  draft: Draft,
  parts: Parts,
): AsyncGenerator<EngineEvent, Place | null, void> {
  const candidates = yield* candidatesOf(missing, draft, parts);
  const best: Candidate[] = [];
  for (const phrase of missing) {
    const likely = candidates
      .filter((candidate) => candidate.phrase === phrase)
      .toSorted((one, other) => other.likelihood - one.likelihood)
      .slice(0, closelyLookedAt)
      // From the end on, so that what is evaluated is cut back step by step.
      .toSorted((one, other) => other.at - one.at);
    for (const candidate of likely) yield* weigh(candidate, draft, parts);
    best.push(...likely.toSorted((one, other) => other.likelihood - one.likelihood).slice(0, 1));
  }
  return best.toSorted((one, other) => one.at - other.at)[0] ?? null;
}

/** All that is possible, with the likelihood of its first token. */
async function* candidatesOf(
  missing: readonly string[][],
  draft: Draft,
  { model, tokenizer, reading }: Parts,
): AsyncGenerator<EngineEvent, Candidate[], void> {
  const wordings = missing.flatMap((phrase) =>
    phrase.flatMap((wording) =>
      ['', ' '].map((space) => {
        const text = space + wording;
        return { phrase, text, tokens: tokenizer.tokensOf(text) };
      }),
    ),
  );
  const joints = jointsOf(model, draft.tokens);
  const prompt = reading.tokens.length;
  const tokens = [...reading.tokens, ...draft.tokens];
  const candidates: Candidate[] = [];
  yield* readDistributions({ ...reading, tokens }, prompt + draft.start - 1, (index, next) => {
    const at = index + 1 - prompt;
    const before = joints.get(at);
    if (before === undefined) return;
    for (const {
      phrase,
      text,
      tokens: [first, ...rest],
    } of wordings) {
      if (first === undefined || at + rest.length + 1 >= draft.end || !fits(before, text)) continue;
      candidates.push({ at, tokens: [first, ...rest], phrase, likelihood: logOf(next.get(first)) });
    }
  });
  return candidates;
}

/** Adds the likelihoods of the tokens after the first. */
async function* weigh(
  candidate: Candidate,
  draft: Draft,
  { reading }: Parts,
): AsyncGenerator<EngineEvent, void, void> {
  const { at, tokens } = candidate;
  if (tokens.length === 1) return;
  const from = reading.tokens.length + at;
  const all = [...reading.tokens, ...draft.tokens.slice(0, at), ...tokens.slice(0, -1)];
  yield* readDistributions({ ...reading, tokens: all }, from, (index, next) => {
    const token = tokens[index + 1 - from];
    if (token !== undefined) candidate.likelihood += logOf(next.get(token));
  });
}

/** The places that are within no word and no character, each with the text before it. */
function jointsOf(model: LlamaModel, tokens: readonly Token[]): Map<number, string> {
  const tokenText = createTokenText(model, [], []);
  let text = '';
  const ends = [
    0,
    ...tokens.map((token) => {
      text += tokenText.push(token);
      return tokenText.isCut ? null : text.length;
    }),
  ];
  const joints = new Map<number, string>();
  for (const [at, end] of ends.entries()) {
    if (end === null) continue;
    const before = text.slice(0, end);
    if (isJoint(before, text.slice(end))) joints.set(at, before);
  }
  return joints;
}

function fits(before: string, added: string): boolean {
  const hasSpace = before === '' || /\s$/u.test(before);
  return isJoint(before, added) && !(hasSpace && /^\s/u.test(added));
}

/** Of what is not possible at all, still a number that can be compared. */
function logOf(probability: number | undefined): number {
  return Math.log(Math.max(probability ?? 0, Number.MIN_VALUE));
}
