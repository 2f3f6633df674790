import type { DocumentEvent } from '../documentEvents.ts';
import { lineJoint } from './lineJoint.ts';
import { bareHeading } from './textHeadings.ts';
import { bullet, isFull, wrapWidth } from './wrapping.ts';

const progressLength = 500_000;
const lineBreak = /\r\n|[\r\n\f\u2028\u2029]/;

/** Paragraphs as blank lines part them, headings as books set them, lists as people type them. */
export function* readPlainText(source: string): Generator<DocumentEvent, void, void> {
  const lines = source.split(lineBreak).map((line) => line.trimEnd());
  const width = wrapWidth(lines);
  let done = 0;
  let reported = 0;
  for (const paragraph of paragraphs(lines)) {
    yield* paragraphBlocks(paragraph, width);
    done += paragraph.join('\n').length;
    if (done - reported < progressLength) continue;
    reported = done;
    yield { type: 'progress', progress: { done, total: source.length, unit: 'characters' } };
  }
}

function* paragraphs(lines: readonly string[]): Generator<string[], void, void> {
  let open: string[] = [];
  for (const line of lines) {
    if (line !== '') open.push(line);
    else if (open.length > 0) {
      yield open;
      open = [];
    }
  }
  if (open.length > 0) yield open;
}

function* paragraphBlocks(
  lines: readonly string[],
  width: number | null,
): Generator<DocumentEvent, void, void> {
  const heading = bareHeading(lines);
  if (heading) {
    yield { type: 'block', kind: 'heading', ...heading };
    return;
  }
  if (!bullet.test(lines[0] ?? '')) {
    yield { type: 'block', kind: 'paragraph', text: unwrap(lines, width) };
    return;
  }
  const starts = lines.flatMap((line, index) => (bullet.test(line) ? [index] : []));
  for (const [order, start] of starts.entries()) {
    const item = lines.slice(start, starts[order + 1]);
    yield { type: 'block', kind: 'list-item', text: unwrap(item, width) };
  }
}

/** Joins a line with the next one when that one's first word would not have fitted on it. */
function unwrap(lines: readonly string[], width: number | null): string {
  let text = lines[0]?.trim() ?? '';
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]?.trim();
    if (next === undefined) break;
    text += (isFull(line, next, width) ? lineJoint(text, next) : '\n') + next;
  }
  return text;
}
