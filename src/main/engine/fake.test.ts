import { expect, test } from 'vitest';
import type { GenerateEvent, Generation } from '../../shared/engineApi.ts';
import { defaultSampling } from '../../shared/api/common.ts';
import { defaultLoadOptions } from '../../shared/api/models.ts';
import { AppError } from '../../shared/errors.ts';
import { createFakeEngine } from './fake.ts';
import type { FakeEngineOptions } from './fake.ts';

const never = new AbortController().signal;

async function loadedFake(options: FakeEngineOptions = {}) {
  const engine = createFakeEngine({ millisecondsPerToken: 0, ...options });
  await engine.load({
    path: 'model.gguf',
    options: defaultLoadOptions,
    onProgress: () => undefined,
    signal: never,
  });
  return engine;
}

function requestOf(...texts: string[]): Generation {
  return {
    sampling: defaultSampling,
    adapters: [],
    purpose: 'chat',
    priority: 'interactive',
    systemPrompt: '',
    turns: texts.map((text, index) => ({ role: index % 2 ? 'assistant' : 'user', text })),
  };
}

async function collect(events: AsyncIterable<GenerateEvent>) {
  const all: GenerateEvent[] = [];
  for await (const event of events) all.push(event);
  const text = (channel: string) =>
    all.flatMap((e) => (e.type === 'delta' && e.channel === channel ? [e.text] : [])).join('');
  const done = all.findLast((event) => event.type === 'done');
  return { answer: text('answer'), reasoning: text('reasoning'), done };
}

test('the scripted reply arrives whole, its reasoning apart', async () => {
  const engine = await loadedFake({ reply: () => '<think>hm, yes</think>The answer' });
  const reply = await collect(engine.generate(requestOf('Why?'), never));
  expect(reply).toMatchObject({
    answer: 'The answer',
    reasoning: 'hm, yes',
    done: { figures: { stopReason: 'end', reusedTokens: 0 } },
  });
  expect(reply.done?.reasoningMilliseconds).toBeGreaterThanOrEqual(0);
});

test('what a reply must contain is in it, before its last mark', async () => {
  const engine = await loadedFake({ reply: () => 'Le bateau est au port.' });
  const mustContain = [['port'], ['navire', 'vaisseau']];
  const reply = await collect(engine.generate({ ...requestOf('Go'), mustContain }, never));
  expect(reply.answer).toBe('Le bateau est au port navire.');
});

test('a follow-up reuses the prompt and the reply before it', async () => {
  const engine = await loadedFake({ reply: () => 'one two' });
  await collect(engine.generate(requestOf('First'), never));
  const next = requestOf('First', 'one two', 'Second');
  const { done } = await collect(engine.generate(next, never));
  expect(done?.figures).toMatchObject({ reusedTokens: 11, promptTokens: 20 });
});

test('stopping ends the reply with what there is', async () => {
  const engine = await loadedFake({ millisecondsPerToken: 5, reply: () => 'word '.repeat(1000) });
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 40);
  const events = engine.generate(requestOf('Go'), stop.signal);
  expect((await collect(events)).done?.figures.stopReason).toBe('stopped');
});

test('a crash unloads the model and is told to listeners', async () => {
  const engine = await loadedFake({ failReply: () => ({ how: 'crash', afterTokens: 2 }) });
  const seen: string[] = [];
  engine.onUnexpectedExit((error) => seen.push(error.code));
  const events = engine.generate(requestOf('Go'), never);
  await expect(collect(events)).rejects.toMatchObject({ code: 'engine-crashed' });
  expect(seen).toEqual(['engine-crashed']);
  await expect(engine.countTokens(['x'])).rejects.toMatchObject({ code: 'no-model' });
});

test('a load fails as it is told to', async () => {
  const failure = new AppError('not-gguf', { path: 'model.gguf' });
  await expect(loadedFake({ failLoad: () => failure })).rejects.toMatchObject({ code: 'not-gguf' });
});

test('a prompt that cannot fit is refused with the numbers', async () => {
  const engine = await loadedFake({ contextSize: 12 });
  const events = engine.generate(requestOf('one two three four'), never);
  await expect(collect(events)).rejects.toMatchObject({
    code: 'message-too-long',
    details: { promptTokens: 12, contextSize: 12 },
  });
});

test('adapters in force are visible in the reply, and each stack has a cache of its own', async () => {
  const engine = await loadedFake();
  const bare = requestOf('Hello there');
  const adapters = [
    { path: '/adapters/formal.gguf', strength: 0.5 },
    { path: '/adapters/off.gguf', strength: 0 },
  ];
  await collect(engine.generate(bare, never));
  const { answer, done } = await collect(engine.generate({ ...bare, adapters }, never));
  expect(answer).toContain('Adapters: formal.gguf × 0.5\n');
  expect(done?.figures.reusedTokens).toBe(0);
  expect(await engine.contexts()).toMatchObject({
    contexts: [{ adapters: [{ strength: 0.5 }] }, { adapters: [] }],
  });
});

test('a stack of nothing in force has no effect', async () => {
  const engine = await loadedFake();
  const effectOf = async (strength: number) => {
    const adapters = [{ path: '/a.gguf', strength }];
    return (await engine.measureEffect({ ...requestOf('Hi'), adapters }, never)).divergence;
  };
  expect(await effectOf(0)).toBe(0);
  expect(await effectOf(1)).toBeGreaterThan(0);
});

test('background work gives way to interactive work', async () => {
  const engine = await loadedFake({ millisecondsPerToken: 1, reply: () => 'word '.repeat(40) });
  const ended: string[] = [];
  const run = async (priority: 'interactive' | 'background') => {
    await collect(engine.generate({ ...requestOf('Go'), priority }, never));
    ended.push(priority);
  };
  await Promise.all([run('background'), run('interactive')]);
  expect(ended).toEqual(['interactive', 'background']);
});
