import type { Span } from './span.ts';

/** A replacement; `render` is asked once, and may render what stands within its span. */
export type Edit = Span & { render: (renderSpan: RenderSpan) => string };

/** The content of a span with all edits within it applied. */
export type RenderSpan = (span: Span) => string;

/** The content in order: what stays as it is, and what comes instead. */
export type Rendered = ({ type: 'kept' } & Span) | { type: 'new'; text: string };

/**
 * Applies edits. They may stand within one another, as an attribute stands in a tag that is a token
 * of a sentence: the outer one decides where the inner one goes. They never cross.
 */
export function renderEdits(text: string, edits: readonly Edit[]): Rendered[] {
  const sorted = edits.toSorted((a, b) => a.start - b.start || b.end - a.end);

  /** `own` is the edit that asks for it, which is not applied again. */
  function render({ start, end }: Span, own: Edit | null): Rendered[] {
    const rendered: Rendered[] = [];
    let at = start;
    for (let index = firstFrom(sorted, start); index < sorted.length; index += 1) {
      const edit = sorted[index];
      if (!edit || edit.start > end) break;
      // What is put in at the end of a part does not belong to it.
      const isAfter = own !== null && edit.start === end;
      if (edit === own || isAfter || edit.end > end || edit.start < at) continue;
      if (edit.start > at) rendered.push({ type: 'kept', start: at, end: edit.start });
      rendered.push({ type: 'new', text: edit.render((span) => textOf(render(span, edit))) });
      at = edit.end;
    }
    if (at < end) rendered.push({ type: 'kept', start: at, end });
    return rendered;
  }

  function textOf(rendered: readonly Rendered[]): string {
    return rendered
      .map((piece) => (piece.type === 'new' ? piece.text : text.slice(piece.start, piece.end)))
      .join('');
  }

  return render({ start: 0, end: text.length }, null);
}

/** The first edit that starts there or later. */
function firstFrom(edits: readonly Edit[], start: number): number {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
