import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chrF } from '../src/main/scoring/chrF.ts';
import { isExactMatch } from '../src/main/scoring/exactMatch.ts';
import { rougeL } from '../src/main/scoring/rouge.ts';
import type { Answer, Ask } from './starterAnswers.ts';
import type { Help, HelpTopic } from './starterHelp.ts';

/** What is measured of the starter model, on text that it was not trained on. */

export type Figures = Record<string, number>;
/** A sentence of a held-out file and its translation. */
export type Pair = { english: string; foreign: string };
export type Language = 'French' | 'German' | 'Spanish';

const chrFPlusPlus = { wordOrders: 2 } as const;
const data = fileURLToPath(new URL('../../shared/data/', import.meta.url));
const files: Record<Language, string> = {
  French: 'translation/tatoeba-eng-fra-500.tsv',
  German: 'translation/tatoeba-eng-deu-500.tsv',
  Spanish: 'translation/tatoeba-eng-spa-500.tsv',
};

export const hasHeldOutData = existsSync(data);

export function readPairs(language: Language, count: number): Pair[] {
  return readLines(files[language], count).map((line) => {
    const [english = '', foreign = ''] = line.split('\t');
    return { english, foreign };
  });
}

function readLines(file: string, count: number): string[] {
  return readFileSync(data + file, 'utf8')
    .trim()
    .split('\n')
    .slice(0, count);
}

export function translationRequest(from: string, to: string, text: string): string {
  return `Translate from ${from} to ${to}:\n${text}`;
}

/** Both directions, beside what copying the source would score. */
export async function measureTranslation(
  ask: Ask,
  language: Language,
  pairs: readonly Pair[],
): Promise<Figures> {
  const figures: Figures = {};
  const answers: Answer[] = [];
  for (const isFromEnglish of [true, false]) {
    const [from, to] = isFromEnglish ? ['English', language] : [language, 'English'];
    const scored = [];
    const copied = [];
    for (const { english, foreign } of pairs) {
      const [source, reference] = isFromEnglish ? [english, foreign] : [foreign, english];
      const answer = await ask(translationRequest(from, to, source));
      answers.push(answer);
      scored.push({ hypothesis: answer.text, reference });
      copied.push({ hypothesis: source, reference });
    }
    figures[`${from} to ${to}: chrF++`] = chrF(scored, chrFPlusPlus);
    figures[`${from} to ${to}: chrF++ of a copy`] = chrF(copied, chrFPlusPlus);
  }
  figures[`${language}: share of turns ended`] = share(answers, ({ hasEnded }) => hasEnded);
  return figures;
}

/** Held-out questions by what they are about, and what the model cannot know; word for word. */
export async function measureHelp(ask: Ask, help: Help): Promise<Figures> {
  const figures: Figures = {};
  const names: Record<HelpTopic['about'], string> = {
    studio: 'questions about the studio',
    self: 'questions about itself',
    talk: 'small talk',
  };
  for (const [about, name] of Object.entries(names)) {
    const rows = help.topics
      .filter((topic) => topic.about === about)
      .flatMap(({ heldOut, answer }) => heldOut.map((question) => ({ question, answer })));
    const answers = await answersTo(ask, rows);
    figures[`${name}: asked`] = rows.length;
    figures[`${name}: answered`] = share(answers, ({ isRight }) => isRight);
    figures[`${name}: turns ended`] = share(answers, ({ hasEnded }) => hasEnded);
  }
  const unknown = help.offTopic.map((question) => ({ question, answer: help.cannotKnow }));
  const declined = await answersTo(ask, unknown);
  figures['what it cannot know: asked'] = unknown.length;
  figures['what it cannot know: declined'] = share(declined, ({ isRight }) => isRight);
  return figures;
}

async function answersTo(ask: Ask, rows: { question: string; answer: string }[]) {
  const answers = [];
  for (const { question, answer: expected } of rows) {
    const answer = await ask(question);
    answers.push({ ...answer, isRight: isExactMatch(answer.text, expected) });
  }
  return answers;
}

type Paper = { source: string[]; target: string[] };

/** The first sentences that together have about fifty words, in one sentence, against the lead. */
export async function measureSummaries(ask: Ask, count: number): Promise<Figures> {
  const papers = readLines('summaries/scitldr-dev.jsonl', count).map(
    (line) => JSON.parse(line) as Paper,
  );
  let [model, lead] = [0, 0];
  for (const { source, target } of papers) {
    const { text } = await ask(`Summarize in one sentence:\n${beginningOf(source)}`);
    model += best(text, target);
    lead += best(source[0] ?? '', target);
  }
  return {
    'one-sentence summaries: ROUGE-L': (100 * model) / papers.length,
    'one-sentence summaries: ROUGE-L of the lead': (100 * lead) / papers.length,
  };
}

function beginningOf(sentences: readonly string[]): string {
  let text = '';
  for (const sentence of sentences) {
    if (text.split(' ').length > 50) break;
    text = `${text} ${sentence}`.trim();
  }
  return text;
}

function best(made: string, references: readonly string[]): number {
  return Math.max(0, ...references.map((one) => rougeL(made, one, { isStemming: true }).f1));
}

export function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return items.length === 0 ? 0 : items.filter((item) => holds(item)).length / items.length;
}
