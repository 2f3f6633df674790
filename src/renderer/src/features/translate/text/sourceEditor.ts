import { caretOf, offsetOf, offsetsOfSelection, placeCaret } from './caret.ts';
import { firstReach, lastReach } from './deleting.ts';
import { drawRows } from './drawRows.ts';
import type { DrawnRow, TermWords } from './drawRows.ts';
import type { Stroke } from './history.ts';
import { differenceOf } from './sourceRows.ts';
import type { TextEdit } from './sourceRows.ts';

export type SourceEditorEvents = {
  /** `caret` is where it stood before. */
  onEdit: (edit: TextEdit, caret: number, stroke: Stroke | null) => void;
  /** Where the caret is to stand after it; null when nothing was left. */
  onUndo: (caret: number) => number | null;
  onRedo: (caret: number) => number | null;
  /** A row is under the pointer, or the caret is in it; null when neither. */
  onLight: (row: number | null) => void;
  termWords: TermWords;
};

export type SourceEditor = {
  draw(rows: readonly DrawnRow[]): void;
  detach(): void;
};

/**
 * Makes an element a field for plain text whose sentences stand in rows. What the browser is about
 * to do is taken as an edit of the text instead, and the rows are drawn from the text: the page is
 * never the other way round ahead of it, except while an input method composes.
 */
export function attachSourceEditor(root: HTMLElement, events: SourceEditorEvents): SourceEditor {
  const listening = new AbortController();
  const { signal } = listening;
  let text = '';
  let rows: readonly DrawnRow[] = [];
  let isComposing = false;
  /** Where the caret goes with the next drawing. */
  let wantedCaret: number | null = null;

  function apply(edit: TextEdit, stroke: Stroke | null): void {
    if (edit.start === edit.end && edit.text === '') return;
    const caret = caretOf(root) ?? edit.start;
    wantedCaret = edit.start + edit.text.length;
    events.onEdit(edit, caret, stroke);
  }

  function takeInput(event: InputEvent): void {
    if (isComposing || event.inputType === 'insertCompositionText') return;
    event.preventDefault();
    const range = rangeOf(event);
    const kind = event.inputType;
    if (kind === 'historyUndo' || kind === 'historyRedo') return travel(kind);
    if (kind.startsWith('delete')) apply({ ...reaching(range, kind), text: '' }, 'delete');
    else if (kind.startsWith('insert')) {
      apply({ ...range, text: insertedText(event) }, kind === 'insertText' ? 'type' : null);
    }
  }

  function travel(kind: 'historyUndo' | 'historyRedo'): void {
    const caret = caretOf(root) ?? text.length;
    wantedCaret = kind === 'historyUndo' ? events.onUndo(caret) : events.onRedo(caret);
  }

  function rangeOf(event: InputEvent): { start: number; end: number } {
    const [target] = event.getTargetRanges();
    if (target === undefined)
      return offsetsOfSelection(root) ?? { start: text.length, end: text.length };
    return {
      start: offsetOf(root, target.startContainer, target.startOffset),
      end: offsetOf(root, target.endContainer, target.endOffset),
    };
  }

  /** Across the edge of two rows, and before a word, the browser does not say what it deletes. */
  function reaching({ start, end }: { start: number; end: number }, kind: string) {
    if (start !== end) return { start, end };
    const isWord = kind.includes('Word');
    if (kind.endsWith('Forward'))
      return { start, end: start + firstReach(text.slice(start), isWord) };
    return { start: start - lastReach(text.slice(0, start), isWord), end: start };
  }

  function takeKey(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const kind =
      key === 'y' || (key === 'z' && event.shiftKey)
        ? 'historyRedo'
        : key === 'z'
          ? 'historyUndo'
          : null;
    if (kind === null) return;
    event.preventDefault();
    travel(kind);
  }

  function copy(event: ClipboardEvent): void {
    const selected = offsetsOfSelection(root);
    if (selected === null || selected.start === selected.end) return;
    event.preventDefault();
    event.clipboardData?.setData('text/plain', text.slice(selected.start, selected.end));
    if (event.type === 'cut') apply({ ...selected, text: '' }, null);
  }

  function endComposing(): void {
    isComposing = false;
    const composed = root.textContent;
    wantedCaret = caretOf(root);
    if (composed === text) return draw(rows);
    events.onEdit(differenceOf(text, composed), wantedCaret ?? text.length, 'type');
  }

  function lightCaret(): void {
    if (document.activeElement !== root) return;
    const anchor = document.getSelection()?.anchorNode ?? null;
    events.onLight(rowIndexOf(root, anchor));
  }

  function draw(next: readonly DrawnRow[]): void {
    rows = next;
    text = next.map((row) => row.text).join('');
    if (isComposing) return;
    const selected = document.activeElement === root ? offsetsOfSelection(root) : null;
    const isNew = drawRows(root, next, events.termWords);
    const caret = wantedCaret;
    wantedCaret = null;
    if (document.activeElement !== root) return;
    if (caret !== null) placeCaret(root, { start: caret, end: caret }, true);
    else if (isNew && selected !== null) placeCaret(root, selected, false);
  }

  root.addEventListener('beforeinput', takeInput, { signal });
  root.addEventListener('keydown', takeKey, { signal });
  root.addEventListener('copy', copy, { signal });
  root.addEventListener('cut', copy, { signal });
  root.addEventListener('compositionstart', () => (isComposing = true), { signal });
  root.addEventListener('compositionend', endComposing, { signal });
  document.addEventListener('selectionchange', lightCaret, { signal });
  root.addEventListener('blur', () => events.onLight(null), { signal });
  root.addEventListener(
    'pointerover',
    ({ target }) => events.onLight(rowIndexOf(root, target as Node)),
    { signal },
  );
  root.addEventListener('pointerleave', () => events.onLight(null), { signal });

  return { draw, detach: () => listening.abort() };
}

function insertedText(event: InputEvent): string {
  if (event.inputType === 'insertLineBreak' || event.inputType === 'insertParagraph') return '\n';
  const text = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
  return text.replaceAll(/\r\n?/gu, '\n');
}

function rowIndexOf(root: HTMLElement, node: Node | null): number | null {
  const index = [...root.children].findIndex((row) => row.contains(node));
  return index === -1 ? null : index;
}
