import { expect, test } from 'vitest';
import type { GenerateEvent, Prompt } from '../../shared/engineApi.ts';
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

function promptOf(...texts: string[]): Prompt {
  return {
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
  const sampling = defaultSampling;
  const reply = await collect(engine.generate({ ...promptOf('Why?'), sampling }, never));
  expect(reply).toMatchObject({
    answer: 'The answer',
    reasoning: 'hm, yes',
    done: { figures: { stopReason: 'end', reusedTokens: 0 } },
  });
  expect(reply.done?.reasoningMilliseconds).toBeGreaterThanOrEqual(0);
});

test('a follow-up reuses the prompt and the reply before it', async () => {
  const engine = await loadedFake({ reply: () => 'one two' });
  const sampling = defaultSampling;
  await collect(engine.generate({ ...promptOf('First'), sampling }, never));
  const next = promptOf('First', 'one two', 'Second');
  const { done } = await collect(engine.generate({ ...next, sampling }, never));
  expect(done?.figures).toMatchObject({ reusedTokens: 11, promptTokens: 20 });
});

test('stopping ends the reply with what there is', async () => {
  const engine = await loadedFake({ millisecondsPerToken: 5, reply: () => 'word '.repeat(1000) });
  const stop = new AbortController();
  setTimeout(() => stop.abort(), 40);
  const events = engine.generate({ ...promptOf('Go'), sampling: defaultSampling }, stop.signal);
  expect((await collect(events)).done?.figures.stopReason).toBe('stopped');
});

test('a crash unloads the model and is told to listeners', async () => {
  const engine = await loadedFake({ failReply: () => ({ how: 'crash', afterTokens: 2 }) });
  const seen: string[] = [];
  engine.onUnexpectedExit((error) => seen.push(error.code));
  const events = engine.generate({ ...promptOf('Go'), sampling: defaultSampling }, never);
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
  const events = engine.generate(
    { ...promptOf('one two three four'), sampling: defaultSampling },
    never,
  );
  await expect(collect(events)).rejects.toMatchObject({
    code: 'message-too-long',
    details: { promptTokens: 12, contextSize: 12 },
  });
});
