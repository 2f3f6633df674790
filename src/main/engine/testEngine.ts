import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Script } from '../../../fixtures/gguf/scriptedModel.ts';
import { writeScriptedModel } from '../../../fixtures/gguf/scriptedModel.ts';
import type { ReplyFigures } from '../../shared/api/chat.ts';
import type { Sampling } from '../../shared/api/common.ts';
import { defaultSampling } from '../../shared/api/common.ts';
import type { LoadOptions } from '../../shared/api/models.ts';
import { defaultLoadOptions } from '../../shared/api/models.ts';
import type { GenerateEvent, Generation, Prompt } from '../../shared/engineApi.ts';
import { createEngine } from './client.ts';
import type { EngineOptions } from './client.ts';
import type { Engine } from './engine.ts';

/** What the tests of the engine share. */
export const starterModel = fileURLToPath(
  new URL('../../../resources/models/starter/starter-q8_0.gguf', import.meta.url),
);

export const greedy: Sampling = { ...defaultSampling, temperature: 0 };

export const starterAdapters = {
  formal: starterAdapter('formal'),
  informal: starterAdapter('informal'),
};

function starterAdapter(name: string): string {
  return fileURLToPath(
    new URL(`../../../resources/models/starter/adapters/${name}.gguf`, import.meta.url),
  );
}

/** A folder that goes with the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'alcove-engine-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A supervised engine that goes with the test. */
export function startEngine(options: EngineOptions = {}) {
  const engine = createEngine(options);
  onTestFinished(() => engine.close());
  return engine;
}

export function loadFile(engine: Engine, path: string, options: Partial<LoadOptions> = {}) {
  return engine.load({
    path,
    options: { ...defaultLoadOptions, ...options },
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
}

export async function engineWith(path: string, options: Partial<LoadOptions> = {}) {
  const engine = startEngine();
  await loadFile(engine, path, options);
  return engine;
}

export async function engineSaying(script: Script, options: EngineOptions = {}) {
  const path = join(temporaryFolder(), 'scripted.gguf');
  writeScriptedModel(path, script);
  const engine = startEngine(options);
  await loadFile(engine, path);
  return engine;
}

/** Turns in order, the user's first. */
export function promptOf(...texts: string[]): Prompt {
  return {
    systemPrompt: '',
    turns: texts.map((text, index) => ({ role: index % 2 === 0 ? 'user' : 'assistant', text })),
  };
}

export type Reply = {
  answer: string;
  reasoning: string;
  events: GenerateEvent[];
  figures: ReplyFigures;
  reasoningMilliseconds: number | null;
};

/** A greedy request of a chat. */
export function requestOf(prompt: Prompt): Generation {
  return { ...prompt, sampling: greedy, adapters: [], purpose: 'chat', priority: 'interactive' };
}

type ReplyRequest = Partial<
  Pick<Generation, 'adapters' | 'purpose' | 'priority' | 'mustContain'>
> & {
  prompt: Prompt;
  sampling?: Partial<Sampling>;
  /** May stop the reply. */
  onStart?: (stop: () => void) => void;
  /** May stop the reply; sees each event. */
  onEvent?: (event: GenerateEvent, stop: () => void) => void;
};

export async function replyOf(engine: Engine, request: ReplyRequest): Promise<Reply> {
  const { prompt, sampling = {}, onStart, onEvent, ...kind } = request;
  const stop = new AbortController();
  onStart?.(() => stop.abort());
  const events: GenerateEvent[] = [];
  const stream = engine.generate(
    { ...requestOf(prompt), ...kind, sampling: { ...greedy, ...sampling } },
    stop.signal,
  );
  for await (const event of stream) {
    events.push(event);
    onEvent?.(event, () => stop.abort());
  }
  const done = events.at(-1);
  if (done?.type !== 'done') throw new Error('the reply did not end with its figures');
  const textOf = (channel: string) =>
    events.flatMap((e) => (e.type === 'delta' && e.channel === channel ? [e.text] : [])).join('');
  return {
    answer: textOf('answer'),
    reasoning: textOf('reasoning'),
    events,
    figures: done.figures,
    reasoningMilliseconds: done.reasoningMilliseconds,
  };
}
