import { AppError } from '../../../shared/errors.ts';
import type { DocumentEvent } from '../documentEvents.ts';
import { decodeText } from '../formats/textEncoding.ts';
import { binaryKind } from './binaryKind.ts';
import { readText } from './readText.ts';
import { readZip } from './readZip.ts';

/** Content of a file, and what its name says about it: the extension in lower case, without dot. */
export type Content = { bytes: Uint8Array; extension: string };

/** Reads by what the content is; the extension only decides between kinds of text. */
export async function* readContent(content: Content): AsyncGenerator<DocumentEvent, void, void> {
  const kind = binaryKind(content.bytes);
  switch (kind) {
    case 'pdf': {
      // A library of two megabytes, for these files only.
      const { readPdf } = await import('../formats/pdf/readPdf.ts');
      yield { type: 'format', format: 'pdf' };
      yield* readPdf(content.bytes);
      return;
    }
    case 'zip':
      yield* readZip(content);
      return;
    case 'encrypted-office':
      throw new AppError('document-encrypted');
    case 'picture':
      throw new AppError('file-not-text');
    case 'old-word':
    case 'rtf':
    case 'archive':
      throw new AppError('document-unsupported', { kind });
    case null: {
      const { text, guessed } = decodeText(content.bytes);
      yield* readText(text, content.extension);
      if (guessed !== null) {
        yield { type: 'note', note: { code: 'encoding-guessed', encoding: guessed } };
      }
    }
  }
}
