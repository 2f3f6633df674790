import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { writeBadFiles } from '../../../fixtures/gguf/badFiles.ts';
import type { BadFiles } from '../../../fixtures/gguf/badFiles.ts';
import { writeScriptedModel } from '../../../fixtures/gguf/scriptedModel.ts';
import { defaultLoadOptions } from '../../shared/api/models.ts';
import {
  loadFile,
  promptOf,
  replyOf,
  startEngine,
  starterModel,
  temporaryFolder,
} from './testEngine.ts';

test('loading reports progress and what was loaded; unloading ends the process', async () => {
  const engine = startEngine();
  const progress: number[] = [];
  const model = await engine.load({
    path: starterModel,
    options: defaultLoadOptions,
    onProgress: (fraction) => progress.push(fraction),
    signal: new AbortController().signal,
  });
  expect(progress.length).toBeGreaterThan(0);
  expect(progress).toEqual(progress.toSorted((one, other) => one - other));
  expect(model).toMatchObject({
    contextSize: 2048,
    trainContextSize: 2048,
    chatTemplate: { name: 'ChatML', isFallback: false },
  });
  expect(model.threads).toBeGreaterThanOrEqual(1);
  expect(await engine.residentBytes()).toBeGreaterThan(0);
  await engine.unload();
  expect(await engine.residentBytes()).toBeNull();
  await expect(engine.countTokens(['x'])).rejects.toMatchObject({ code: 'no-model' });
});

test('a load can be cancelled', async () => {
  const engine = startEngine();
  const cancel = new AbortController();
  const loading = engine.load({
    path: starterModel,
    options: defaultLoadOptions,
    onProgress: () => cancel.abort(),
    signal: cancel.signal,
  });
  await expect(loading).rejects.toMatchObject({ code: 'cancelled' });
  expect(await loadFile(engine, starterModel)).toMatchObject({ contextSize: 2048 });
});

test('load options are honoured', async () => {
  const path = join(temporaryFolder(), 'model.gguf');
  writeScriptedModel(path, { reply: 'Hello there, friend' });
  const engine = startEngine();
  const options = { contextSize: 1024, threads: 1, kvType: 'q8_0', flashAttention: 'on' } as const;
  const model = await loadFile(engine, path, options);
  expect(model).toMatchObject({ contextSize: 1024, threads: 1, trainContextSize: 4096 });
  expect((await replyOf(engine, { prompt: promptOf('Hi') })).answer).toBe('Hello there, friend');
});

test.each([
  ['without a template', null],
  ['with a broken template', '{% for broken %}'],
])('a model %s talks through a general one, and says so', async (_how, template) => {
  const path = join(temporaryFolder(), 'model.gguf');
  writeScriptedModel(path, { reply: 'Hello there', template });
  const engine = startEngine();
  const { chatTemplate } = await loadFile(engine, path);
  expect(chatTemplate.isFallback).toBe(true);
  expect((await replyOf(engine, { prompt: promptOf('Hi') })).answer).toBe('Hello there');
});

test('an own template of an unknown kind is used and is no fallback', async () => {
  const template =
    "{% for m in messages %}[{{ m['role'] }}] {{ m['content'] }}\n{% endfor %}{% if add_generation_prompt %}[assistant] {% endif %}";
  const path = join(temporaryFolder(), 'model.gguf');
  writeScriptedModel(path, { reply: 'Hello there', template });
  const engine = startEngine();
  expect((await loadFile(engine, path)).chatTemplate.isFallback).toBe(false);
  expect((await replyOf(engine, { prompt: promptOf('Hi') })).answer).toBe('Hello there');
});

test('a context larger than memory is refused with the largest that fits', async () => {
  const path = join(temporaryFolder(), 'model.gguf');
  writeScriptedModel(path, { reply: 'Hello there', speed: 'slow' });
  const engine = startEngine();
  const loading = loadFile(engine, path, { contextSize: 100_000_000 });
  const error = await loading.catch((caught: unknown) => caught);
  expect(error).toMatchObject({
    code: 'context-too-large',
    details: { contextSize: 100_000_000 },
  });
  expect(error).toHaveProperty('details.largest', expect.any(Number));
});

describe('a file that is no model to chat with', () => {
  let files: BadFiles;
  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), 'alcove-bad-files-'));
    files = writeBadFiles(folder);
    return () => rmSync(folder, { recursive: true });
  });

  test.each<[keyof BadFiles, object]>([
    ['missing', { code: 'file-missing' }],
    ['directory', { code: 'is-directory' }],
    ['empty', { code: 'file-empty' }],
    ['notGguf', { code: 'not-gguf' }],
    ['truncatedData', { code: 'model-truncated' }],
    ['truncatedHeader', { code: 'model-truncated' }],
    ['hugeArray', { code: 'model-unsupported' }],
    ['unknownArchitecture', { code: 'model-unsupported' }],
    ['missingTensors', { code: 'model-unsupported' }],
    ['embedding', { code: 'not-a-chat-model', details: { kind: 'embedding' } }],
    ['adapter', { code: 'not-a-chat-model', details: { kind: 'adapter' } }],
    ['projector', { code: 'not-a-chat-model', details: { kind: 'projector' } }],
  ])('%s', async (kind, expected) => {
    await expect(loadFile(startEngine(), files[kind])).rejects.toMatchObject(expected);
  });
});
