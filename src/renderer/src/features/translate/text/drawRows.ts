import type { MatchedTerm } from '../../../../../shared/api/segments.ts';

export type DrawnRow = { text: string; terms: readonly MatchedTerm[]; isLit: boolean };

const drawn = new WeakMap<Element, DrawnRow>();

/** What a term is to become, in the words of the interface. */
export type TermWords = (term: MatchedTerm) => string;

/**
 * Brings the rows of an element up to date, one block each. Rows that are as they should be are left
 * alone, so that typing draws one. Tells whether anything but a mark was drawn.
 */
export function drawRows(
  root: HTMLElement,
  rows: readonly DrawnRow[],
  termWords: TermWords,
): boolean {
  let isNew = false;
  for (const [index, row] of rows.entries()) {
    const isLast = index === rows.length - 1;
    let element = root.children[index];
    if (element === undefined || !isUpToDate(element, row, isLast)) {
      const fresh = document.createElement('div');
      fresh.append(...contentOf(row, termWords));
      if (isLast && needsFiller(row.text)) fresh.append(document.createElement('br'));
      if (element === undefined) root.append(fresh);
      else element.replaceWith(fresh);
      element = fresh;
      isNew = true;
    }
    drawn.set(element, row);
    element.toggleAttribute('data-lit', row.isLit);
  }
  while (root.childNodes.length > rows.length) {
    root.lastChild?.remove();
    isNew = true;
  }
  return isNew;
}

/** An input method writes into the page itself, so what is there is looked at too. */
function isUpToDate(element: Element, row: DrawnRow, isLast: boolean): boolean {
  const former = drawn.get(element);
  const hasFiller = element.lastChild instanceof HTMLBRElement;
  return (
    former?.text === row.text &&
    former.terms === row.terms &&
    element.textContent === row.text &&
    hasFiller === (isLast && needsFiller(row.text))
  );
}

/** An empty last line has no height of its own, and the caret nowhere to stand. */
function needsFiller(text: string): boolean {
  return text === '' || text.endsWith('\n');
}

function contentOf({ text, terms }: DrawnRow, termWords: TermWords): (Node | string)[] {
  const content: (Node | string)[] = [];
  let end = 0;
  for (const term of terms) {
    if (term.start < end || text.slice(term.start, term.end) !== term.text) continue;
    const mark = document.createElement('span');
    mark.dataset['term'] = '';
    mark.title = termWords(term);
    mark.textContent = term.text;
    content.push(text.slice(end, term.start), mark);
    end = term.end;
  }
  return [...content, text.slice(end)].filter((part) => part !== '');
}
