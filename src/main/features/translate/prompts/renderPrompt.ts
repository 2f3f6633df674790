import type { MatchedTerm } from '../../../../shared/api/segments.ts';
import type { Formality } from '../../../../shared/api/translate.ts';
import type { Prompt } from '../../../../shared/engineApi.ts';
import type { Language } from '../../../../shared/languages.ts';
import { fenceFor, fill } from '../../../promptTexts.ts';
import { chineseName, englishName, isChinese } from './languageNames.ts';
import type { Profile } from './profiles.ts';

/** What is asked for beside the text itself. */
export type PromptTask = {
  from: Language;
  to: Language;
  formality: Formality;
  terms: readonly MatchedTerm[];
  /** Whether the text has tokens in it. */
  hasTokens: boolean;
  /** Of the document; empty when there is none. */
  title: string;
  /** The texts before it, in their order. */
  context: readonly string[];
  /** What a first answer was not, with the terms that it missed; null at the first time. */
  missed: { terms: readonly string[] } | null;
};

/** Titles come from documents: long enough to tell, too short to argue. */
const longestTitle = 120;

export function renderSegment(profile: Profile, task: PromptTask, text: string): Prompt {
  const { texts } = profile;
  const isChinesePair = isChinese(task.from) || isChinese(task.to);
  const name = isChinesePair && texts.has('segment zh') ? 'segment zh' : 'segment';
  return rendered(profile, task, { template: texts(name), text });
}

/** Several texts at once, each on a line that begins with its number. */
export function renderBatch(profile: Profile, task: PromptTask, texts: readonly string[]): Prompt {
  const text = texts.map((each, index) => `[${index + 1}] ${each}`).join('\n');
  return rendered(profile, task, { template: profile.texts('batch'), text });
}

function rendered(
  profile: Profile,
  task: PromptTask,
  { template, text }: { template: string; text: string },
): Prompt {
  const context = task.context.join('\n');
  const values = {
    from: englishName(task.from),
    to: englishName(task.to),
    fromCode: task.from,
    toCode: task.to,
    toInChinese: chineseName(task.to),
    fence: fenceFor(`${text}\n${context}`),
  };
  const section = (name: string, isWanted: boolean, more: Record<string, string> = {}): string =>
    isWanted && profile.texts.has(name) ? fill(profile.texts(name), { ...values, ...more }) : '';
  const sentence = (...given: Parameters<typeof section>): string => {
    const found = section(...given);
    return found === '' ? '' : ` ${found}`;
  };
  const { formality, title, missed } = task;
  const reminder = (): string =>
    missed && missed.terms.length > 0
      ? section('reminder terms', true, { terms: missed.terms.join('\n') })
      : section('reminder', missed !== null);
  const terms = termLines(profile, task.terms);
  const filled = fill(template, {
    ...values,
    text,
    formality: sentence(`formality ${formality}`, formality !== 'default'),
    tokens: sentence('tokens', task.hasTokens),
    terms: section('terms', terms !== '', { terms }),
    title: section('title', title !== '', { title: oneLine(title) }),
    context: section('context', context !== '', { context }),
    reminder: reminder(),
  });
  const systemPrompt = profile.texts('system').replaceAll('\n', ' ');
  return { systemPrompt, turns: [{ role: 'user', text: filled }] };
}

function termLines({ texts }: Profile, terms: readonly MatchedTerm[]): string {
  const lines = terms.map(({ text, target, note, isForbidden }) => {
    const name = isForbidden ? 'term forbidden' : 'term';
    if (!texts.has(name)) return '';
    return fill(texts(name), { source: text, target, note: note === '' ? '' : ` (${note})` });
  });
  return [...new Set(lines)].filter((line) => line !== '').join('\n');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim().slice(0, longestTitle);
}
