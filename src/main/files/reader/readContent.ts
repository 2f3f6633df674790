import type { DocumentEvent } from '../documentEvents.ts';
import { readMarkdown } from '../formats/markdown.ts';
import { readPlainText } from '../formats/plainText.ts';
import { decodeText } from '../formats/textEncoding.ts';

/** Content of a file, and what its name says about it: the extension in lower case, without dot. */
export type Content = { bytes: Uint8Array; extension: string };

/** Reads by what the content is; the extension only decides between kinds of text. */
export async function* readContent(content: Content): AsyncGenerator<DocumentEvent, void, void> {
  if (Buffer.from(content.bytes.subarray(0, 1024)).includes('%PDF-')) {
    const { readPdf } = await import('../formats/pdf/readPdf.ts');
    yield { type: 'format', format: 'pdf' };
    yield* readPdf(content.bytes);
    return;
  }
  const { text, guessed } = decodeText(content.bytes);
  const isMarkdown = content.extension === 'md';
  yield { type: 'format', format: isMarkdown ? 'markdown' : 'text' };
  if (guessed !== null) {
    yield { type: 'note', note: { code: 'encoding-guessed', encoding: guessed } };
  }
  yield* isMarkdown ? readMarkdown(text) : readPlainText(text);
}
