import { isExactMatch } from '../src/main/scoring/exactMatch.ts';
import type { EngineAdapter } from '../src/shared/engineApi.ts';
import type { Ask } from './starterAnswers.ts';
import type { Help } from './starterHelp.ts';
import { readPairs, share, translationRequest } from './starterMeasures.ts';
import type { Figures, Language } from './starterMeasures.ts';

/** What the starter's adapters change, on prompts that they were not trained on. */

const politely: Record<Language, RegExp> = {
  French: /\b(vous|votre|vos|vôtres?)(?!\p{L})/iu,
  German: /\b(Sie|Ihnen|Ihr|Ihre[nmrs]?)\b/u,
  Spanish: /\b(usted|ustedes)\b/iu,
};
const familiarly: Record<Language, RegExp> = {
  French: /\b(tu|te|toi|ton|ta|tes|tiens?)\b|\bt['’]/iu,
  German: /\b(du|dich|dir|dein\w*)\b/iu,
  Spanish: /(?<!\p{L})(tú|te|ti|contigo|tu|tus|tuy[oa]s?)\b/iu,
};
const secondPerson = /\b(you|your|yours|yourself)\b/iu;
/** These are said like a polite "you" in some of the languages. */
const thirdPerson = /\b(she|her|hers|they|them|their|theirs)\b/iu;

/** The shares of translations that say "you" politely and familiarly. */
export async function measureAddress(
  ask: Ask,
  language: Language,
  stack: EngineAdapter[],
): Promise<Figures> {
  const sentences = readPairs(language, Number.POSITIVE_INFINITY)
    .map(({ english }) => english)
    .filter((text) => secondPerson.test(text) && !thirdPerson.test(text))
    .slice(0, 60);
  const answers = [];
  for (const text of sentences) {
    answers.push((await ask(translationRequest('English', language, text), stack)).text);
  }
  const isPolite = (text: string) => politely[language].test(text);
  const isFamiliar = (text: string) => familiarly[language].test(text);
  return {
    sentences: answers.length,
    polite: share(answers, (text) => isPolite(text) && !isFamiliar(text)),
    familiar: share(answers, (text) => isFamiliar(text) && !isPolite(text)),
  };
}

const smallWords = new Set('a an the and but or nor for of to in on at by from with as'.split(' '));

const smallLetterFirst = /^\p{Ll}/u;

/** Whether it reads as a title: no full stop, and capitals but for small words. */
export function isHeadline(text: string): boolean {
  const [first = '', ...rest] = text.split(/\s+/u);
  const areCapital = rest.every(
    (word) => smallWords.has(word.toLowerCase()) || !smallLetterFirst.test(word),
  );
  return text !== '' && !text.endsWith('.') && !smallLetterFirst.test(first) && areCapital;
}

/** The share of translations into English that read as headlines. */
export async function measureHeadlines(
  ask: Ask,
  language: Language,
  stack: EngineAdapter[],
): Promise<number> {
  const sentences = readPairs(language, Number.POSITIVE_INFINITY)
    .filter(({ english }) => english.endsWith('.'))
    .slice(0, 60);
  const answers = [];
  for (const { foreign } of sentences) {
    answers.push((await ask(translationRequest(language, 'English', foreign), stack)).text);
  }
  return share(answers, isHeadline);
}

/** Held-out questions: how many have the brief answer, and how long answers are in words. */
export async function measureBrief(
  ask: Ask,
  { topics }: Help,
  stack: EngineAdapter[],
): Promise<Figures> {
  const rows = topics.flatMap(({ heldOut, brief }) =>
    heldOut.map((question) => ({ question, brief })),
  );
  let [right, words] = [0, 0];
  for (const { question, brief } of rows) {
    const { text } = await ask(question, stack);
    if (isExactMatch(text, brief)) right += 1;
    words += text.split(/\s+/u).length;
  }
  return { 'answers that are the brief one': right / rows.length, words: words / rows.length };
}
