import { writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { expect } from 'vitest';
import type { Document, DocumentBlock } from '../../shared/api/documents.ts';
import { document as documentSchema } from '../../shared/api/documents.ts';
import { makeTemporaryFolder, removeFolder } from '../testFolder.ts';
import { createAssembly } from './assembly.ts';
import { cleanEvent } from './reader/cleanEvents.ts';
import { readContent } from './reader/readContent.ts';
import { readDocument } from './readDocument.ts';

/** What the tests of documents share. */
export function readText(name: string, text: string): Promise<Document> {
  const { signal } = new AbortController();
  return readDocument({ name, text }, { signal, onProgress: () => undefined });
}

export function textOf(document: Document, block: DocumentBlock): string {
  return document.text.slice(block.start, block.end);
}

/** Each block as `kind: text`. */
export function outline(document: Document): string[] {
  return document.blocks.map((block) => `${block.kind}: ${textOf(document, block)}`);
}

/** What holds for every document: exact offsets, reading order, no overlap, no text outside. */
export function expectWhole(document: Document): void {
  expect(documentSchema.safeParse(document).error).toBeUndefined();
  let end = 0;
  for (const [index, block] of document.blocks.entries()) {
    expect(block.id).toBe(`b${index}`);
    expect(document.text.slice(end, block.start)).toMatch(index === 0 ? /^$/ : /^\n{1,2}$/);
    const text = textOf(document, block);
    expect(text).toBe(block.kind === 'code' ? text.trimEnd() : text.trim());
    expect(text).not.toBe('');
    end = block.end;
  }
  expect(document.text.length).toBe(end);
}

/** Reads bytes as the file of that name, in this process: for what a format's reader makes of it. */
export async function parseAs(name: string, content: Uint8Array | string): Promise<Document> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const assembly = createAssembly();
  for await (const event of readContent({ bytes, extension: extname(name).slice(1) })) {
    for (const clean of cleanEvent(event)) {
      if (clean.type !== 'progress') assembly.add(clean);
    }
  }
  return assembly.finish({ name, sizeBytes: bytes.length, sha256: '' });
}

/** Reads bytes as the file of that name, as the studio does. */
export async function readContentAs(name: string, content: Uint8Array | string): Promise<Document> {
  const folder = makeTemporaryFolder();
  try {
    const path = join(folder, 'content');
    writeFileSync(path, content);
    const { signal } = new AbortController();
    return await readDocument({ name, path }, { signal, onProgress: () => undefined });
  } finally {
    removeFolder(folder);
  }
}
