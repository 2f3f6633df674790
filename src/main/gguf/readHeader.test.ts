import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { writeBadFiles } from '../../../fixtures/gguf/badFiles.ts';
import type { BadFiles } from '../../../fixtures/gguf/badFiles.ts';
import { writeScriptedModel } from '../../../fixtures/gguf/scriptedModel.ts';
import { checkChatModel } from './chatModelCheck.ts';
import { checkGgufFile } from './ggufFile.ts';
import { readGguf } from './readGguf.ts';
import { readHeader } from './readHeader.ts';

const folder = mkdtempSync(join(tmpdir(), 'alcove-header-'));
const bad = writeBadFiles(folder);
afterAll(() => rmSync(folder, { recursive: true }));

function check(path: string): void {
  checkChatModel(readHeader(path), path);
}

test('a whole model passes, and its header says what it is', async () => {
  const path = join(folder, 'whole.gguf');
  writeScriptedModel(path, { reply: 'Hello there', contextSize: 777 });
  const header = readHeader(path);
  expect(header).toMatchObject({ version: 3, alignment: 32, fileBytes: statSync(path).size });
  expect(header.metadata.get('general.architecture')).toBe('llama');
  expect(header.metadata.get('llama.context_length')).toBe(777);
  expect(header.metadata.get('tokenizer.ggml.token_type')).toMatchObject({
    length: header.vocabulary?.size,
  });
  expect(header.vocabulary).toMatchObject({ duplicate: null });
  const [first] = header.tensors;
  expect(first).toMatchObject({ name: 'token_embd.weight', offset: header.dataStart, type: 1 });
  expect(() => check(path)).not.toThrow();
  expect(await readGguf(path)).toEqual(header);
});

describe('refused', () => {
  test.each<[keyof BadFiles, string]>([
    ['truncatedData', 'model-truncated'],
    ['truncatedHeader', 'model-truncated'],
    ['hugeArray', 'model-unsupported'],
    ['embedding', 'not-a-chat-model'],
    ['adapter', 'not-a-chat-model'],
    ['projector', 'not-a-chat-model'],
    ['notGguf', 'not-gguf'],
  ])('%s as %s', (kind, code) => {
    expect(() => check(bad[kind])).toThrow(expect.objectContaining({ code }));
  });

  test.each([
    ['version 1', 1, 0n, 0n],
    ['version 99', 99, 0n, 0n],
    ['countless tensors', 3, 2n ** 63n, 0n],
    ['countless values', 3, 0n, 2n ** 64n - 1n],
  ])('%s', (_what, version, tensors, values) => {
    const header = Buffer.alloc(24);
    header.write('GGUF', 'latin1');
    header.writeUInt32LE(version, 4);
    header.writeBigUInt64LE(tensors, 8);
    header.writeBigUInt64LE(values, 16);
    const path = join(folder, 'odd.gguf');
    writeFileSync(path, header);
    expect(() => check(path)).toThrow(expect.objectContaining({ code: 'model-unsupported' }));
  });
});

/** The whole model with one name in its header written over by another of the same length. */
function writeReplaced(from: string, to: string): string {
  const path = join(folder, 'replaced.gguf');
  writeScriptedModel(path, { reply: 'Hello there' });
  const bytes = readFileSync(path);
  bytes.write(to, bytes.indexOf(from), 'latin1');
  writeFileSync(path, bytes);
  return path;
}

test.each([
  ['a key twice', 'llama.context_length', 'llama.rope.freq_base', 'twice'],
  ['a tensor twice', 'blk.0.attn_k.weight', 'blk.0.attn_q.weight', 'twice'],
  ['no number of layers', 'llama.block_count', 'general.alignment', 'block_count'],
])('a header with %s is refused', (_what, from, to, reason) => {
  expect(() => check(writeReplaced(from, to))).toThrow(reason);
});

test.each<[keyof BadFiles, string]>([
  ['missing', 'file-missing'],
  ['directory', 'is-directory'],
  ['empty', 'file-empty'],
  ['notGguf', 'not-gguf'],
])('the file check tells %s apart', async (kind, code) => {
  await expect(checkGgufFile(bad[kind])).rejects.toMatchObject({ code });
});

test('files are read one after the other, and a bad one does not stop the next', async () => {
  const good = join(folder, 'good.gguf');
  const answers = await Promise.allSettled([
    readGguf(bad.hugeArray),
    readGguf(bad.missing),
    readGguf(good),
  ]);
  expect(answers).toMatchObject([
    { reason: { code: 'model-unsupported' } },
    { reason: { code: 'file-missing' } },
    { value: { version: 3 } },
  ]);
});
