import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { writeBadFiles } from '../../../fixtures/gguf/badFiles.ts';
import type { BadFiles } from '../../../fixtures/gguf/badFiles.ts';
import { writeScriptedModel } from '../../../fixtures/gguf/scriptedModel.ts';
import { checkModelFile } from './modelFile.ts';
import { checkModelHeader, readModelHeader } from './modelHeader.ts';

const folder = mkdtempSync(join(tmpdir(), 'alcove-header-'));
const bad = writeBadFiles(folder);
afterAll(() => rmSync(folder, { recursive: true }));

function check(path: string): void {
  checkModelHeader(readModelHeader(path), path, statSync(path).size);
}

test('a whole model passes, and its header says what it is', () => {
  const path = join(folder, 'whole.gguf');
  writeScriptedModel(path, { reply: 'Hello there', contextSize: 777 });
  const header = readModelHeader(path);
  expect(header.version).toBe(3);
  expect(header.values.get('general.architecture')).toBe('llama');
  expect(header.values.get('llama.context_length')).toBe(777);
  expect(header.values.has('tokenizer.ggml.tokens')).toBe(false);
  expect(header.dataEnd).toBeLessThanOrEqual(statSync(path).size);
  expect(() => check(path)).not.toThrow();
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

test.each<[keyof BadFiles, string]>([
  ['missing', 'file-missing'],
  ['directory', 'is-directory'],
  ['empty', 'file-empty'],
  ['notGguf', 'not-gguf'],
])('the file check tells %s apart', async (kind, code) => {
  await expect(checkModelFile(bad[kind])).rejects.toMatchObject({ code });
});
