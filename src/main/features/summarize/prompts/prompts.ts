import type { SummaryOptions, SummaryStyle } from '../../../../shared/api/summarize.ts';
import type { Prompt } from '../../../../shared/engineApi.ts';
import { fenceFor, fill, parsePromptTexts } from '../../../promptTexts.ts';

/** What a step works on: its text, and what the model is told that it is. */
export type Material = { kind: 'document' | 'passage' | 'notes'; name: string; text: string };

/** Words when no length is asked for; of `chapters`, per chapter. */
const usualWords: Record<SummaryStyle, number> = {
  sentence: 25,
  paragraph: 120,
  'key-points': 150,
  abstract: 200,
  actions: 150,
  chapters: 60,
  instruction: 150,
};

/** One sentence is not made two by asking for many words. */
const mostWordsOfSentence = 60;

/** Headings and names come from the document: long enough to tell, too short to argue. */
const longestName = 120;

/** Renders the prompts of `resources/prompts/summarize.md`. */
export function createPrompts(file: string) {
  const texts = parsePromptTexts(file);

  function rendered(
    name: string,
    material: Material,
    { values, qualifiers = [] }: { values: Record<string, string>; qualifiers?: string[] },
  ): Prompt {
    const task = [fill(texts(name), values), ...qualifiers].join('\n');
    const text = fill(texts('frame'), {
      task,
      label: fill(texts(`label ${material.kind}`), { name: oneLine(material.name) }),
      fence: fenceFor(material.text),
      material: material.text,
      reminder: texts(`${name} reminder`),
    });
    return { systemPrompt: oneParagraph(texts('system')), turns: [{ role: 'user', text }] };
  }

  function qualifiersOf({ language, audience }: SummaryOptions): string[] {
    return [
      ...(language === null ? [] : [fill(texts('language'), { language: nameOf(language) })]),
      ...(audience === 'general' ? [] : [texts(`audience ${audience}`)]),
    ];
  }

  return {
    /** Notes on one chunk. They do not depend on the style, unless it looks for something. */
    read(material: Material, { style, instruction }: SummaryOptions, words: number): Prompt {
      const name = style === 'actions' || style === 'instruction' ? `read ${style}` : 'read';
      return rendered(name, material, { values: { words: String(words), instruction } });
    },
    /** Fewer notes out of many. */
    combine(material: Material, words: number): Prompt {
      return rendered('combine', material, { values: { words: String(words) } });
    },
    /** The summary itself. */
    write(material: Material, options: SummaryOptions, words: number): Prompt {
      const { style, instruction } = options;
      return rendered(`write ${style}`, material, {
        values: { words: String(words), instruction },
        qualifiers: qualifiersOf(options),
      });
    },
    /** One sentence anew, from the passage it should stand on. */
    rewrite(
      material: Material,
      { sentence, missing }: { sentence: string; missing: string },
      options: SummaryOptions,
    ): Prompt {
      return rendered('rewrite', material, {
        values: { sentence, missing },
        qualifiers: qualifiersOf(options),
      });
    },
  };
}

export type Prompts = ReturnType<typeof createPrompts>;

/** How long a summary, or each of its chapters, should be. */
export function wordsOf({ style, targetWords }: SummaryOptions, chapters: number): number {
  if (targetWords === null) return usualWords[style];
  if (style === 'sentence') return Math.min(targetWords, mostWordsOfSentence);
  return style === 'chapters' ? Math.max(10, Math.round(targetWords / chapters)) : targetWords;
}

function nameOf(language: string): string {
  return new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim().slice(0, longestName);
}

function oneParagraph(text: string): string {
  return text.replaceAll('\n', ' ');
}
