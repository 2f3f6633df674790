import { expect, test } from 'vitest';
import type { Engine } from './engine.ts';
import { spawnPlainEngine } from './spawn.ts';
import { engineSaying, engineWith, promptOf, replyOf, starterModel } from './testEngine.ts';
import type { Reply } from './testEngine.ts';

const endless = { reply: 'word after word', ending: 'repeat', speed: 'slow' } as const;
const background = { purpose: 'summarize', priority: 'background' } as const;
const longPrompt = promptOf('word '.repeat(200));

/** Resolves when the reply has begun; `ended` is its end. */
async function begun(start: (onBegin: () => void) => Promise<Reply>) {
  const { promise, resolve } = Promise.withResolvers<void>();
  const ended = start(resolve);
  await Promise.race([promise, ended]);
  return { ended };
}

function startEndless(engine: Engine, purpose: 'chat' | 'compare') {
  return begun((onBegin) =>
    replyOf(engine, {
      prompt: promptOf('Go'),
      purpose,
      onEvent: (event) => event.type === 'delta' && onBegin(),
    }),
  );
}

test('a chat message goes before the reading and the writing of background work', async () => {
  const engine = await engineSaying(endless);
  const sampling = { maxTokens: 60 };
  const alone = await replyOf(engine, { prompt: longPrompt, sampling });
  const seen: string[] = [];
  const work = await begun((onBegin) =>
    replyOf(engine, {
      prompt: longPrompt,
      sampling,
      ...background,
      onEvent(event) {
        seen.push(event.type);
        onBegin();
      },
    }),
  );
  for (const until of ['reading', 'delta']) {
    await expect.poll(() => seen.at(-1), { interval: 1, timeout: 60_000 }).toBe(until);
    const message = await replyOf(engine, { prompt: promptOf('Hi'), sampling: { maxTokens: 5 } });
    expect(message.answer).not.toBe('');
    expect(seen).not.toContain('done');
  }
  expect((await work.ended).answer).toBe(alone.answer);
});

test('background work that gives way for long does not look hung', async () => {
  const limits = { silenceMilliseconds: 2500 };
  const engine = await engineSaying(endless, { limits });
  const chatting = await startEndless(engine, 'chat');
  const work = await replyOf(engine, {
    prompt: promptOf('Go'),
    ...background,
    onStart: (stop) => setTimeout(stop, 2 * limits.silenceMilliseconds),
  });
  expect(work.figures).toMatchObject({ stopReason: 'stopped', generatedTokens: 0 });
  await engine.unload();
  await expect(chatting.ended).rejects.toMatchObject({ code: 'cancelled' });
});

test('a message stopped while it waits for its turn ends at once, with nothing', async () => {
  const engine = await engineSaying(endless);
  const first = await startEndless(engine, 'chat');
  const second = await replyOf(engine, {
    prompt: promptOf('Go'),
    onStart: (stop) => setTimeout(stop, 50),
  });
  expect(second.figures).toMatchObject({ stopReason: 'stopped', generatedTokens: 0 });
  await engine.unload();
  await expect(first.ended).rejects.toMatchObject({ code: 'cancelled' });
});

test('an engine killed or stuck ends all that run in it, and is told of once', async () => {
  for (const [signal, code] of [
    ['SIGKILL', 'engine-crashed'],
    ['SIGSTOP', 'engine-hung'],
  ] as const) {
    const engine = await engineSaying(endless, {
      spawn: spawnPlainEngine,
      limits: { silenceMilliseconds: 3000 },
    });
    const exits: string[] = [];
    engine.onUnexpectedExit((error) => exits.push(error.code));
    const running = [
      await startEndless(engine, 'chat'),
      await startEndless(engine, 'compare'),
      { ended: replyOf(engine, { prompt: longPrompt, ...background }) },
    ];
    process.kill(engine.processId() ?? 0, signal);
    const outcomes = await Promise.allSettled(running.map(({ ended }) => ended));
    for (const outcome of outcomes) expect(outcome).toMatchObject({ reason: { code } });
    expect(exits).toEqual([code]);
  }
});

test('background work of one stack runs in parallel and says what each says alone', async () => {
  const engine = await engineWith(starterModel, { threads: 2 });
  const words = ['Where', 'When', 'How', 'Why', 'With whom'];
  const prompts = words.map((word) => promptOf(`Translate to German: ${word} are you going?`));
  const alone = [];
  for (const prompt of prompts) alone.push((await replyOf(engine, { prompt })).answer);
  const together = await Promise.all(
    prompts.map((prompt) =>
      replyOf(engine, { prompt, purpose: 'summarize', priority: 'background' }),
    ),
  );
  expect(together.map(({ answer }) => answer)).toEqual(alone);
  const held = await engine.contexts();
  const wide = held?.contexts.find(({ purpose }) => purpose === 'summarize');
  expect(wide?.sequences).toBeGreaterThan(1);
});
