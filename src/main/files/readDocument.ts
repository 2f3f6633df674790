import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Document } from '../../shared/api/documents.ts';
import { createAssembly } from './assembly.ts';
import type { DocumentProgress } from './documentEvents.ts';
import { readMarkdown } from './formats/markdown.ts';
import { readPlainText } from './formats/plainText.ts';
import { decodeText } from './formats/textEncoding.ts';

/** A file, or text that was typed or pasted; `name` is what its user knows it by. */
export type DocumentSource = { name: string } & ({ path: string } | { text: string });

export type ReadingOptions = {
  signal: AbortSignal;
  onProgress: (progress: DocumentProgress) => void;
};

export async function readDocument(
  source: DocumentSource,
  { signal, onProgress }: ReadingOptions,
): Promise<Document> {
  const content =
    'path' in source ? await readFile(source.path, { signal }) : Buffer.from(source.text);
  const { text, guessed } = decodeText(content);
  const isMarkdown = /\.(?:md|markdown)$/i.test(source.name);
  const assembly = createAssembly();
  assembly.add({ type: 'format', format: isMarkdown ? 'markdown' : 'text' });
  if (guessed !== null) {
    assembly.add({ type: 'note', note: { code: 'encoding-guessed', encoding: guessed } });
  }
  for (const event of isMarkdown ? readMarkdown(text) : readPlainText(text)) {
    if (event.type === 'progress') onProgress(event.progress);
    else assembly.add(event);
  }
  return assembly.finish({
    name: source.name,
    sizeBytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
  });
}
