import { bullet, isFull, wrapWidth } from '../../files/formats/wrapping.ts';
import { linesOf } from '../content/lines.ts';
import type { Line } from '../content/lines.ts';
import { makeUnits } from '../content/makeUnits.ts';
import { sourceLanguageOf } from '../content/sourceLanguage.ts';
import type { TextFormat } from '../openText.ts';

/** Paragraphs as blank lines part them; lines that were wrapped stay so, others stand for themselves. */
export const plainTextFormat: TextFormat = {
  open(source) {
    const language = sourceLanguageOf(source);
    const writing = { encode: (text: string) => text, hasSoftBreaks: true };
    const units = paragraphsOf(linesOf(source)).flatMap(({ start, end }) =>
      makeUnits([{ type: 'text', start, end, text: source.slice(start, end) }], {
        ...writing,
        isCutAtSentences: true,
        language,
      }),
    );
    return { units, sourceLanguage: null, targetLanguage: null, languageEdits: () => [] };
  },
};

/** Spans without the marks of list items. */
function paragraphsOf(lines: readonly Line[]): { start: number; end: number }[] {
  const width = wrapWidth(lines.map(({ text }) => text.trimEnd()));
  const found: { start: number; end: number }[] = [];
  let isGoingOn = false;
  for (const [index, line] of lines.entries()) {
    const text = line.text.trimEnd();
    const last = found.at(-1);
    if (text !== '') {
      const mark = bullet.exec(text)?.[0].length ?? 0;
      if (isGoingOn && mark === 0 && last) last.end = line.end;
      else found.push({ start: line.start + mark, end: line.end });
    }
    const next = lines[index + 1]?.text.trim() ?? '';
    isGoingOn = text !== '' && next !== '' && isFull(text, next, width);
  }
  return found;
}
