import type { RenderSpan } from '../../content/edits.ts';
import type { Piece } from '../../content/unit.ts';
import type { MarkAtom } from './atoms.ts';
import type { Meaning, State } from './docxInlines.ts';

export type Composing = {
  /** Of WordprocessingML's elements, with its colon. */
  prefix: string;
  /** What text is like that stands in no token of the segment. */
  ground: { look: string; around: readonly MarkAtom[] };
  from: State;
  to: State;
  meanings: ReadonlyMap<string, Meaning>;
  encode: (text: string) => string;
  renderSpan: RenderSpan;
};

/**
 * The runs of a target whose tokens stand in another order than those of its source: written anew,
 * each text in a run that looks as its tokens say.
 */
export function composeRuns(pieces: readonly Piece[], composing: Composing): string {
  const { prefix, ground, from, to, meanings, encode, renderSpan } = composing;
  let written = '';
  let now = from;
  const looks = [ground.look];
  const around: MarkAtom[] = [...ground.around];

  function leaveText(): void {
    if (now.isInText) written += `</${prefix}t>`;
    now = { ...now, isInText: false };
  }

  function leaveRun(): void {
    leaveText();
    if (now.look !== null) written += `</${prefix}r>`;
    now = { ...now, look: null };
  }

  function moveAround(wanted: readonly MarkAtom[]): void {
    let shared = 0;
    while (now.around[shared] && now.around[shared] === wanted[shared]) shared += 1;
    if (shared === now.around.length && shared === wanted.length) return;
    leaveRun();
    for (const mark of now.around.slice(shared).toReversed()) written += closeOf(mark);
    for (const mark of wanted.slice(shared)) written += renderSpan(mark);
    now = { ...now, around: [...wanted] };
  }

  function closeOf(opening: MarkAtom): string {
    for (const meaning of meanings.values()) {
      if (meaning.type === 'around' && meaning.open === opening) return renderSpan(meaning.close);
    }
    return '';
  }

  function enterRun(look: string): void {
    moveAround(around);
    if (now.look === look) return;
    leaveRun();
    written += `<${prefix}r>${look}`;
    now = { ...now, look };
  }

  function enterText(look: string): void {
    enterRun(look);
    if (!now.isInText) written += `<${prefix}t xml:space="preserve">`;
    now = { ...now, isInText: true };
  }

  function addToken(key: string): void {
    const meaning = meanings.get(key);
    const isOpen = key.startsWith('open');
    if (meaning?.type === 'look') {
      if (isOpen) looks.push(meaning.look);
      else looks.pop();
    } else if (meaning?.type === 'around') {
      if (isOpen) {
        around.push(meaning.open);
        looks.push(meaning.base);
      } else {
        around.pop();
        looks.pop();
      }
      // At once: there may be nothing in it.
      moveAround(around);
    } else if (meaning) {
      const { mark } = meaning;
      if (mark.type === 'object') {
        enterRun(mark.look);
        leaveText();
      } else {
        moveAround(around);
        leaveRun();
      }
      written += renderSpan(mark);
    }
  }

  for (const piece of pieces) {
    if (piece.type === 'raw') addToken(piece.key ?? '');
    else if (piece.text !== '') {
      enterText(looks.at(-1) ?? ground.look);
      written += encode(piece.text);
    }
  }
  around.splice(0, around.length, ...to.around);
  if (to.look === null) {
    moveAround(around);
    leaveRun();
  } else if (to.isInText) enterText(to.look);
  else {
    enterRun(to.look);
    leaveText();
  }
  return written;
}
