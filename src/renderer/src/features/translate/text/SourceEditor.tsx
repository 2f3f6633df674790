import { useEffect, useLayoutEffect, useRef } from 'react';
import { writingDirection } from '../../../../../shared/languages.ts';
import { translateWords } from '../../../messages/translate.ts';
import { selectFrom, selectIsEmpty, useTranslate } from '../translateStore.ts';
import type { TranslateState } from '../translateStore.ts';
import { shownText } from '../segments/segmentText.ts';
import type { DrawnRow } from './drawRows.ts';
import { attachSourceEditor } from './sourceEditor.ts';
import type { SourceEditor as Editor } from './sourceEditor.ts';
import type { SourceRow } from './sourceRows.ts';
import { editSource, redoEdit, undoEdit } from './typing.ts';

const words = translateWords.text;

export const sourceFieldId = 'translate-source';

/** The typed text: one field, its sentences in the rows of the grid around it. */
export function SourceEditor() {
  const root = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const rows = useTranslate((state) => state.rows);
  const segments = useTranslate((state) => state.segments);
  const litId = useTranslate((state) => state.litId);
  const from = useTranslate(selectFrom);
  const isEmpty = useTranslate(selectIsEmpty);

  useLayoutEffect(() => {
    if (root.current === null) return;
    editor.current = attachSourceEditor(root.current, {
      onEdit: editSource,
      onUndo: undoEdit,
      onRedo: redoEdit,
      onLight: lightRow,
      termWords: words.term,
    });
    return () => editor.current?.detach();
  }, []);

  useLayoutEffect(() => {
    editor.current?.draw(rows.map((row) => drawnRow(row, segments, litId)));
  }, [rows, segments, litId]);

  useEffect(() => root.current?.focus(), []);

  return (
    <>
      <div
        ref={root}
        id={sourceFieldId}
        role="textbox"
        aria-multiline
        aria-label={words.source}
        aria-placeholder={words.placeholder}
        contentEditable="plaintext-only"
        suppressContentEditableWarning
        spellCheck
        tabIndex={0}
        lang={from ?? undefined}
        dir={from === null ? 'auto' : writingDirection(from)}
        className="source-rows col-start-1 row-start-1 row-end-[-1] grid grid-rows-subgrid content-start text-read outline-none"
      />
      {isEmpty && (
        <p
          aria-hidden
          className="pointer-events-none col-start-1 row-start-1 px-5 py-1 text-read text-ink-3"
        >
          {words.placeholder}
        </p>
      )}
    </>
  );
}

function lightRow(index: number | null): void {
  const { rows, litId } = useTranslate.getState();
  const next = index === null ? null : (rows[index]?.segmentId ?? null);
  if (next !== litId) useTranslate.setState({ litId: next });
}

function drawnRow(
  { text, segmentId, isChanged }: SourceRow,
  segments: TranslateState['segments'],
  litId: string | null,
): DrawnRow {
  const segment = segmentId === null ? undefined : segments.get(segmentId);
  const isLit = segmentId !== null && segmentId === litId;
  if (segment === undefined || isChanged || segment.terms.length === 0) {
    return { text, terms: noTerms, isLit };
  }
  const lead = text.indexOf(shownText(segment.source));
  const terms =
    lead <= 0
      ? segment.terms
      : segment.terms.map((term) => ({
          ...term,
          start: term.start + lead,
          end: term.end + lead,
        }));
  return { text, terms, isLit };
}

const noTerms: DrawnRow['terms'] = [];
