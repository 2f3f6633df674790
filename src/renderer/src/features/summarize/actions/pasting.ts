import { summarizeWords } from '../../../messages/summarize.ts';
import { useSummarize } from '../summarizeStore.ts';
import { summarizeFiles, summarizeSource } from './importing.ts';

/** Above this a text slows a field down: it becomes a document at once. */
const longestShown = 100_000;

export function startPasting(): void {
  useSummarize.setState({ isPasting: true });
}

export function stopPasting(): void {
  useSummarize.setState({ isPasting: false });
}

export function summarizePasted(text: string): void {
  stopPasting();
  void summarizeSource(summarizeWords.paste.name, {
    kind: 'text',
    text,
    name: summarizeWords.paste.name,
  });
}

/** Pasting where no field has the keyboard brings files and texts in, like dropping them. */
export function pasteInto(target: Window): () => void {
  target.addEventListener('paste', takePaste);
  return () => target.removeEventListener('paste', takePaste);
}

function takePaste(event: ClipboardEvent): void {
  if (isField(event.target)) return takeLongPaste(event);
  const files = [...(event.clipboardData?.files ?? [])];
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (files.length > 0) void summarizeFiles(files);
  else if (text.trim() !== '') summarizePasted(text);
  else return;
  event.preventDefault();
}

/** In the dialog's own field a text is shown and edited, unless it is too long for that. */
function takeLongPaste(event: ClipboardEvent): void {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  if (!useSummarize.getState().isPasting || text.length <= longestShown) return;
  event.preventDefault();
  summarizePasted(text);
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
