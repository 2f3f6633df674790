import type {
  SummaryOptions,
  SummaryPart,
  SummaryStyle,
} from '../../../../shared/api/summarize.ts';
import { byChapter } from '../documents/chapters.ts';
import type { SourceSentence } from '../documents/sourceSentences.ts';
import { quotedSentence } from '../parts.ts';
import { pickSentences } from './pickSentences.ts';
import type { Wanted } from './pickSentences.ts';

type Size = { sentences: number; words: number; layout: SummaryPart['layout'] };

/** What a style takes when no length is asked for. */
const sizes: Record<SummaryStyle, Size> = {
  sentence: { sentences: 1, words: 60, layout: 'prose' },
  paragraph: { sentences: 8, words: 120, layout: 'prose' },
  'key-points': { sentences: 6, words: 200, layout: 'list' },
  abstract: { sentences: 10, words: 200, layout: 'prose' },
  actions: { sentences: 8, words: 240, layout: 'list' },
  chapters: { sentences: 3, words: 70, layout: 'prose' },
  instruction: { sentences: 8, words: 160, layout: 'prose' },
};

/** Sentences with these words tell what is to be done, or what was agreed. */
const actionWords = `must should will shall need needs agreed agree decided decide decision action
  deadline due responsible assigned task next steps follow plan propose approve approved send prepare
  muss müssen soll sollen beschlossen vereinbart Frist verantwortlich Aufgabe bis
  doit doivent décidé convenu échéance responsable tâche debe deben acordado decidido plazo tarea`;

/** A summary made of the document's own sentences, without a model, in a moment. */
export async function extractiveSummary(
  sentences: readonly SourceSentence[],
  options: SummaryOptions,
): Promise<SummaryPart[]> {
  const size = sizes[options.style];
  if (options.style === 'chapters') return chapterParts(sentences, options, size);
  const picked = await pickSentences(sentences, wanted(options, size));
  return [{ heading: null, layout: size.layout, sentences: picked.map(quotedSentence) }];
}

async function chapterParts(
  sentences: readonly SourceSentence[],
  options: SummaryOptions,
  { layout, ...size }: Size,
): Promise<SummaryPart[]> {
  const chapters = byChapter(sentences, ({ block }) => block);
  const words = options.targetWords === null ? size.words : options.targetWords / chapters.length;
  const parts: SummaryPart[] = [];
  for (const { heading, items } of chapters) {
    const picked = await pickSentences(items, { sentences: size.sentences, words, question: '' });
    parts.push({ heading, layout, sentences: picked.map(quotedSentence) });
  }
  return parts;
}

function wanted({ style, targetWords, instruction }: SummaryOptions, size: Size): Wanted {
  const questions: Partial<Record<SummaryStyle, string>> = { actions: actionWords, instruction };
  return {
    // A length in words decides alone, except that one sentence stays one.
    sentences: targetWords === null || style === 'sentence' ? size.sentences : Infinity,
    words: targetWords ?? size.words,
    question: questions[style] ?? '',
  };
}
