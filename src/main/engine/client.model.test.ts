import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { writeScriptedModel } from '../../../fixtures/gguf/scriptedModel.ts';
import { chatMlTemplate } from '../../../fixtures/gguf/vocabulary.ts';
import type { AppError } from '../../shared/errors.ts';
import { spawnPlainEngine } from './spawn.ts';
import type { SpawnEngine } from './spawn.ts';
import {
  engineSaying,
  loadFile,
  promptOf,
  replyOf,
  startEngine,
  starterModel,
  temporaryFolder,
} from './testEngine.ts';

/** Hours of looping, and nothing in the engine that could interrupt it. */
const endlessTemplate =
  '{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}';

function idOf(engine: { processId(): number | null }): number {
  const id = engine.processId();
  if (id === null) throw new Error('no engine process');
  return id;
}

function isRunning(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}

test('an engine killed in the middle of a reply is named as crashed, and loads again', async () => {
  const engine = await engineSaying({ reply: 'word after word', ending: 'repeat', speed: 'slow' });
  const exits: AppError[] = [];
  engine.onUnexpectedExit((error) => exits.push(error));
  const processId = idOf(engine);
  const reply = replyOf(engine, {
    prompt: promptOf('Go'),
    onEvent(event) {
      if (event.type === 'delta') process.kill(processId, 'SIGKILL');
    },
  });
  await expect(reply).rejects.toMatchObject({
    code: 'engine-crashed',
    details: { signal: 'SIGKILL' },
  });
  expect(exits.map((error) => error.code)).toEqual(['engine-crashed']);
  await expect(engine.countTokens(['x'])).rejects.toMatchObject({ code: 'no-model' });
  expect(await engine.residentBytes()).toBeNull();
  await loadFile(engine, starterModel);
  expect((await replyOf(engine, { prompt: promptOf('Hello') })).answer).not.toBe('');
});

test('an engine that no longer answers is killed and named as hung', async () => {
  const engine = startEngine({ spawn: spawnPlainEngine, limits: { silenceMilliseconds: 1500 } });
  await loadFile(engine, starterModel);
  const processId = idOf(engine);
  process.kill(processId, 'SIGSTOP');
  await expect(engine.countTokens(['x'])).rejects.toMatchObject({ code: 'engine-hung' });
  expect(isRunning(processId)).toBe(false);
});

test('unloading in the middle of a reply ends it as cancelled', async () => {
  const engine = await engineSaying({ reply: 'word after word', ending: 'repeat', speed: 'slow' });
  const exits: AppError[] = [];
  engine.onUnexpectedExit((error) => exits.push(error));
  const reply = replyOf(engine, {
    prompt: promptOf('Go'),
    onEvent(event) {
      if (event.type === 'delta') void engine.unload();
    },
  });
  await expect(reply).rejects.toMatchObject({ code: 'cancelled' });
  expect(exits).toEqual([]);
});

const spawnNothing: SpawnEngine = async () => ({
  child: spawn('/nowhere/node', [], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }),
  isJailed: false,
});

test('a Node binary that is not there is told, not waited for', async () => {
  const engine = startEngine({ spawn: spawnNothing });
  await expect(loadFile(engine, starterModel)).rejects.toMatchObject({
    code: 'engine-unavailable',
  });
});

/** A core in a process of its own, so that it can be killed. */
const coreScript = `
  const [client, models, path] = process.argv.slice(2);
  const { createEngine } = await import(client);
  const { defaultLoadOptions } = await import(models);
  const engine = createEngine();
  await engine.load({
    path,
    options: defaultLoadOptions,
    onProgress: () => process.send(engine.processId()),
    signal: new AbortController().signal,
  });
`;

test.each([
  ['engine', chatMlTemplate],
  ['engine that is stuck', endlessTemplate],
])('no %s survives a killed core', async (_state, template) => {
  const folder = temporaryFolder();
  const path = join(folder, 'model.gguf');
  const script = join(folder, 'core.mjs');
  writeScriptedModel(path, { reply: 'Hello there', template });
  writeFileSync(script, coreScript);
  const modules = ['./client.ts', '../../shared/api/models.ts'];
  const core = fork(script, [
    ...modules.map((module) => new URL(module, import.meta.url).href),
    path,
  ]);
  onTestFinished(() => void core.kill('SIGKILL'));
  const [processId] = (await once(core, 'message')) as [number];
  // Long enough for the endless template to be reached.
  await delay(1000);
  expect(isRunning(processId)).toBe(true);
  core.kill('SIGKILL');
  await expect.poll(() => isRunning(processId), { timeout: 5000 }).toBe(false);
});

test('a model whose template never ends is given up', async () => {
  const path = join(temporaryFolder(), 'model.gguf');
  writeScriptedModel(path, { reply: 'Hello there', template: endlessTemplate });
  const engine = startEngine({ limits: { silenceMilliseconds: 2000, probeMilliseconds: 500 } });
  await expect(loadFile(engine, path)).rejects.toMatchObject({ code: 'engine-hung' });
  expect(engine.processId()).toBeNull();
});
