import type { TranslationSettings } from '../../../../../shared/api/translate.ts';
import { api } from '../../../api.ts';
import { translateWords } from '../../../messages/translate.ts';
import { attempt, showToast } from '../../../ui/toast.ts';
import { addFiles } from '../files/fileActions.ts';
import { shownText } from '../segments/segmentText.ts';
import { showPage } from '../showPage.ts';
import { selectFrom, useTranslate } from '../translateStore.ts';
import { createHistory } from './history.ts';
import type { Stroke } from './history.ts';
import { differenceOf, editRows, sourceOf } from './sourceRows.ts';
import type { TextEdit } from './sourceRows.ts';

/** Long enough to be between two words, short enough to feel at once. */
const pauseMilliseconds = 300;

const history = createHistory();
let sending: ReturnType<typeof setTimeout> | undefined;

export function typedSource(): string {
  return sourceOf(useTranslate.getState().rows);
}

/** Longer texts are for the Files page, which shows only what is in sight. */
const longestTyped = 100_000;

/** Changes the typed text; it is translated once the typing pauses. */
export function editSource(edit: TextEdit, caret: number, stroke: Stroke | null): void {
  const length = typedSource().length - (edit.end - edit.start) + edit.text.length;
  if (stroke === null && length > longestTyped) return translateAsFile(edit.text);
  history.keep({ source: typedSource(), caret }, stroke);
  change(edit);
}

/** Where the caret stands after it; null when there is nothing to undo. */
export function undoEdit(caret: number): number | null {
  return travel(history.undo({ source: typedSource(), caret }));
}

export function redoEdit(caret: number): number | null {
  return travel(history.redo({ source: typedSource(), caret }));
}

/** Everything at once, for examples and pasted texts. */
export function replaceSource(source: string): void {
  const former = typedSource();
  editSource({ start: 0, end: former.length, text: source }, former.length, null);
}

export function clearSource(): void {
  const former = typedSource();
  if (former === '') return;
  replaceSource('');
  showToast({ title: translateWords.text.cleared, undo: () => replaceSource(former) });
}

export function changeSettings(settings: Partial<TranslationSettings>): void {
  useTranslate.setState((state) => ({
    settings: { ...state.settings, ...settings },
    revision: state.revision + 1,
  }));
  void send();
}

/** The other way round; what was translated becomes the text. */
export function swapLanguages(): void {
  const state = useTranslate.getState();
  const from = selectFrom(state);
  if (from === null) return;
  const target = wholeTarget();
  if (target.trim() !== '') replaceSource(target);
  changeSettings({ from: state.settings.to, to: from });
}

/** All targets in order, with the spaces and line breaks of the text between them. */
export function wholeTarget(): string {
  const { rows, segments } = useTranslate.getState();
  return rows
    .map(({ text, segmentId }) => {
      const segment = segmentId === null ? undefined : segments.get(segmentId);
      const target = segment?.target == null ? text.trim() : shownText(segment.target);
      return target + (segment?.gap ?? '');
    })
    .join('');
}

function translateAsFile(text: string): void {
  showPage('files');
  showToast({ title: translateWords.text.longTitle, description: translateWords.text.long });
  void addFiles([new File([text], translateWords.text.pastedName, { type: 'text/plain' })]);
}

function travel(moment: { source: string; caret: number } | null): number | null {
  if (moment === null) return null;
  change(differenceOf(typedSource(), moment.source));
  return moment.caret;
}

function change(edit: TextEdit): void {
  useTranslate.setState((state) => ({
    rows: editRows(state.rows, edit),
    revision: state.revision + 1,
  }));
  clearTimeout(sending);
  sending = setTimeout(() => void send(), pauseMilliseconds);
}

async function send(): Promise<void> {
  clearTimeout(sending);
  const { settings, revision } = useTranslate.getState();
  await attempt(() => api.translate.setText({ source: typedSource(), settings, revision }));
}
