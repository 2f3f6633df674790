import type { Language } from '../languages.ts';
import { latinLanguages } from './languageWords.ts';
import type { LanguageMarks } from './languageWords.ts';

/** Enough to tell, little enough to read at once. */
const sampleLength = 5000;

/** Of all letters; names and terms in another script are no more than the rest. */
const leastShareOfScript = 0.3;

/** Of all words that must speak for a language; in the right one about four in ten do. */
const leastEvidence = 0.15;

/** A word that belongs to the language says more than a letter of its that others have too. */
const letterWeight = 0.5;

type Script = { script: RegExp; language: (sample: string) => Language };

const scripts: readonly Script[] = [
  { script: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, language: () => 'ja' },
  { script: /\p{Script=Hangul}/gu, language: () => 'ko' },
  { script: /\p{Script=Han}/gu, language: chinese },
  { script: /\p{Script=Arabic}/gu, language: arabic },
  { script: /\p{Script=Cyrillic}/gu, language: cyrillic },
  { script: /\p{Script=Hebrew}/gu, language: () => 'he' },
  { script: /\p{Script=Greek}/gu, language: () => 'el' },
  { script: /\p{Script=Devanagari}/gu, language: () => 'hi' },
  { script: /\p{Script=Bengali}/gu, language: () => 'bn' },
  { script: /\p{Script=Thai}/gu, language: () => 'th' },
];

/**
 * The language of a text among those that can be translated; null when it cannot be told. By its
 * script and the letters of its own, in Latin script also by its commonest words.
 */
export function detectLanguage(text: string): Language | null {
  const sample = text.slice(0, sampleLength).normalize('NFC');
  const letters = count(sample, /\p{L}/gu);
  if (letters === 0) return null;
  const found = scripts.find(({ script }) => count(sample, script) > letters * leastShareOfScript);
  return found ? found.language(sample) : latin(sample);
}

/** How many words of a text speak for a language of Latin script; 0 for any other. */
export function evidenceFor(language: Language, text: string): number {
  const marks = latinLanguages.find((each) => each.language === language);
  return marks ? evidenceIn(wordsOf(text), marks) : 0;
}

function latin(sample: string): Language | null {
  const words = wordsOf(sample);
  let best: { language: Language; evidence: number } | null = null;
  for (const marks of latinLanguages) {
    const evidence = evidenceIn(words, marks);
    if (evidence > (best?.evidence ?? words.length * leastEvidence)) {
      best = { language: marks.language, evidence };
    }
  }
  return best?.language ?? null;
}

function wordsOf(text: string): string[] {
  // The marks that open a Spanish question or exclamation tell as much as a letter.
  return text.toLowerCase().match(/[¿¡]|[\p{L}\p{M}][\p{L}\p{M}'’·]*/gu) ?? [];
}

function evidenceIn(words: readonly string[], marks: LanguageMarks): number {
  return words.reduce((sum, word) => sum + evidenceOf(marks, word), 0);
}

function evidenceOf({ words, letters }: LanguageMarks, word: string): number {
  // French and Italian join some of theirs to the next: "l'eau".
  const isKnown = words.has(word) || words.has(word.split(/['’]/u)[0] ?? '');
  return (isKnown ? 1 : 0) + (letters?.test(word) ? letterWeight : 0);
}

/** Characters of frequent words that are written otherwise on the other side. */
const traditional =
  /[們這個來時國說會學對發無後點開長東車馬語見現關電話書樂貝頭經過還進讓問間門買賣寫]/gu;
const simplified =
  /[们这个来时国说会学对发无后点开长东车马语见现关电话书乐贝头经过还进让问间门买卖写]/gu;

function chinese(sample: string): Language {
  return count(sample, traditional) > count(sample, simplified) ? 'zh-Hant' : 'zh-Hans';
}

function arabic(sample: string): Language {
  if (/[ٹڈڑںےہھ]/u.test(sample)) return 'ur';
  return /[پچژگکی]/u.test(sample) ? 'fa' : 'ar';
}

/** Bulgarian has neither of the Russian letters ы, э, ё, and words that Russian does not have. */
function cyrillic(sample: string): Language {
  if (/[іїєґ]/iu.test(sample)) return 'uk';
  if (/[ђјљњћџ]/iu.test(sample)) return 'sr';
  if (/[ыэё]/iu.test(sample)) return 'ru';
  return bulgarian.test(sample) ? 'bg' : 'ru';
}

const bulgarian =
  /(?<!\p{L})(?:е|са|се|ще|че|съм|към|който|която|което|които|ли|но и|като)(?!\p{L})|ът(?!\p{L})|ъ[лрнмждгб]/iu;

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
