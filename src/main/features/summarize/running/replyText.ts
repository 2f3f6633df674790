import type { SummaryPart } from '../../../../shared/api/summarize.ts';
import { splitSentences, trimSpan } from '../../../../shared/text/sentences.ts';

/** A part of a summary before its sentences have receipts. */
export type WrittenPart = {
  heading: string | null;
  layout: SummaryPart['layout'];
  texts: string[];
};

const bullet = /^\s*(?:[-*•–]|\d{1,3}[.)])\s+/u;
const markdownHeading = /^\s*#{1,6}\s+(.+?)\s*#*$/u;
const boldHeading = /^\s*\*\*([^*]{1,60})\*\*:?\s*$/u;

/** The statements of notes: one per line as asked for, or more where a line holds several. */
export function statementsOf(reply: string): string[] {
  return partsOf(reply).flatMap(({ texts }) => texts);
}

/** A reply as headings, lists and prose, by whatever Markdown the model wrote. */
export function partsOf(reply: string): WrittenPart[] {
  const parts: WrittenPart[] = [];
  let heading: string | null = null;
  for (const line of reply.split(/\r?\n/u)) {
    const title = (markdownHeading.exec(line) ?? boldHeading.exec(line))?.[1];
    if (title !== undefined) {
      heading = withoutMarks(title).replace(/:$/u, '');
      continue;
    }
    const texts = sentencesOf(withoutMarks(line.replace(bullet, '')));
    if (texts.length === 0) continue;
    const layout = bullet.test(line) ? 'list' : 'prose';
    const last = parts.at(-1);
    if (last?.heading === heading && last.layout === layout)
      last.texts.push(...itemOf(layout, texts));
    else parts.push({ heading, layout, texts: itemOf(layout, texts) });
  }
  return parts;
}

/** An item of a list stays whole; a paragraph falls into its sentences. */
function itemOf(layout: SummaryPart['layout'], sentences: string[]): string[] {
  return layout === 'list' ? [sentences.join(' ')] : sentences;
}

/** "Here are the notes:" says nothing. */
function sentencesOf(line: string): string[] {
  return splitSentences(line)
    .map((span) => trimSpan(line, span))
    .map(({ start, end }) => line.slice(start, end))
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence) && !sentence.endsWith(':'));
}

function withoutMarks(text: string): string {
  return text.replaceAll(/\*\*|__|`/gu, '').trim();
}
