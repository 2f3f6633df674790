/** Offsets into the text of an element, as if it were one string. */
export type Offsets = { start: number; end: number };

export function offsetOf(root: HTMLElement, node: Node, offset: number): number {
  const before = document.createRange();
  before.setStart(root, 0);
  before.setEnd(node, offset);
  return before.toString().length;
}

/** Null while the selection is elsewhere. */
export function offsetsOfSelection(root: HTMLElement): Offsets | null {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!root.contains(range.commonAncestorContainer)) return null;
  return {
    start: offsetOf(root, range.startContainer, range.startOffset),
    end: offsetOf(root, range.endContainer, range.endOffset),
  };
}

export function caretOf(root: HTMLElement): number | null {
  return offsetsOfSelection(root)?.end ?? null;
}

/** Selects a stretch of the text, or puts the caret there, and brings it into sight if asked. */
export function placeCaret(
  root: HTMLElement,
  { start, end }: Offsets,
  isScrolledTo: boolean,
): void {
  const from = positionAt(root, start);
  const to = start === end ? from : positionAt(root, end);
  document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  if (isScrolledTo) rowOf(root, to.node)?.scrollIntoView({ block: 'nearest' });
}

type Position = { node: Node; offset: number };

/** After a line break it is the row that begins there, not the end of the one before. */
function positionAt(root: HTMLElement, offset: number): Position {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let left = offset;
  let last: Text | null = null;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    last = node as Text;
    const endsLine = left === last.length && last.data.endsWith('\n');
    if (left <= last.length && !endsLine) return { node: last, offset: left };
    left -= last.length;
  }
  const row = root.lastElementChild ?? root;
  const filler = row.lastChild instanceof HTMLBRElement ? 1 : 0;
  return { node: row, offset: row.childNodes.length - filler };
}

function rowOf(root: HTMLElement, node: Node): Element | null {
  return [...root.children].find((row) => row.contains(node)) ?? null;
}
