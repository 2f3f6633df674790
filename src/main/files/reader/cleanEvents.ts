import type { DocumentEvent, WireEvent } from '../documentEvents.ts';

/** Long enough to be rare, short enough to be parsed between two frames. */
const longestText = 32_768;
/** A heading stands in the path of each block under it. */
const longestHeading = 300;

/**
 * Makes text of what the readers of formats found: no control characters, nothing invisible, no
 * half characters, no space around it. Blocks without text go, and long ones travel in pieces.
 */
export function* cleanEvent(event: DocumentEvent): Generator<WireEvent, void, void> {
  if (event.type === 'title') {
    const title = oneLine(cleanText(event.title).trim()).slice(0, longestHeading);
    if (title !== '') yield { ...event, title };
    return;
  }
  if (event.type !== 'block') {
    yield event;
    return;
  }
  const text = event.kind === 'code' ? cleanCode(event.text) : cleanText(event.text).trim();
  if (text === '') return;
  if (event.kind === 'heading') {
    yield text.length <= longestHeading
      ? { ...event, text: oneLine(text) }
      : { ...event, kind: 'paragraph', text };
    return;
  }
  yield { ...event, text: text.slice(0, longestText) };
  for (let at = longestText; at < text.length; at += longestText) {
    yield { type: 'continuation', text: text.slice(at, at + longestText) };
  }
}

/** Control characters, soft hyphens, marks of byte order, and places to break a word. */
const invisible = /(?![\t\n])\p{Cc}|[\u00AD\u200B\u2060\uFEFF\uFFF9-\uFFFB]/gu;

function cleanText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(invisible, '');
}

/** Its first line keeps its indentation. */
function cleanCode(text: string): string {
  return cleanText(text)
    .replace(/^(?:[^\S\n]*\n)+/, '')
    .trimEnd();
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}
