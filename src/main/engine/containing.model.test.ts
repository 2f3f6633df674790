import { expect, test } from 'vitest';
import { missingPhrases } from './phrases.ts';
import { engineSaying, engineWith, promptOf, replyOf, starterModel } from './testEngine.ts';

/** As the starter model is asked for a translation. */
function translationOf(text: string) {
  return promptOf(`Translate from English to French:\n${text}`);
}

const wordings = ["“c'est ça”", 'a\\b "c" [d] ^ | ::=', 'one\ntwo', '🙂 東京', 'é'.repeat(1000)];

test.each(wordings)('%j is written as it is, wherever it comes from', async (wording) => {
  const engine = await engineSaying({ reply: 'It is so.' });
  const reply = await replyOf(engine, { prompt: promptOf('Go'), mustContain: [[wording]] });
  expect(reply.answer.split(wording)).toHaveLength(2);
  expect(reply.figures.stopReason).toBe('end');
});

test('what is there anyway changes nothing, and tokens stay where they are', async () => {
  const text = 'Go to <1>the port</1>, then <2/>.';
  const engine = await engineSaying({ reply: text });
  const mustContain = [['harbour', 'port']];
  expect((await replyOf(engine, { prompt: promptOf('Go'), mustContain })).answer).toBe(text);
});

test('a reply that runs away is cut off, and nothing is put in', async () => {
  const engine = await engineSaying({ reply: 'round and ', ending: 'repeat' });
  const sampling = { maxTokens: 40 };
  const reply = await replyOf(engine, {
    prompt: promptOf('Go'),
    sampling,
    mustContain: [['port']],
  });
  expect(reply.figures).toMatchObject({ stopReason: 'max-tokens', generatedTokens: 40 });
  expect(reply.answer).not.toContain('port');
});

test('a stop ends it in the middle', async () => {
  const engine = await engineSaying({ reply: 'round and ', ending: 'repeat', speed: 'slow' });
  const startedAt = performance.now();
  const reply = await replyOf(engine, {
    prompt: promptOf('Go'),
    mustContain: [['port']],
    onStart: (stop) => setTimeout(stop, 300),
  });
  expect(reply.figures.stopReason).toBe('stopped');
  expect(performance.now() - startedAt).toBeLessThan(5000);
});

test('phrases are looked for in the answer, not in the reasoning before it', async () => {
  const engine = await engineSaying({ reply: '<think>\nport\n</think>\n\nGo there.' });
  const reply = await replyOf(engine, { prompt: promptOf('Go'), mustContain: [['port']] });
  expect(missingPhrases(reply.answer, [['port']])).toEqual([]);
  expect(reply.reasoning.trim()).toBe('port');
});

test.each([
  ['The boat is red.', ['navire']],
  ['My house is big.', ['logis', 'demeure']],
  ['I have a dog.', ['toutou']],
  ['The boat is near the house.', ['navire', 'logis']],
])('“%s” comes with %j, which it would not say by itself', async (text, wanted) => {
  const engine = await engineWith(starterModel);
  const sampling = { maxTokens: 60 };
  const prompt = translationOf(text);
  const phrases = wanted.map((wording) => [wording]);
  const free = await replyOf(engine, { prompt, sampling });
  expect(missingPhrases(free.answer, phrases)).toEqual(phrases);
  const bound = await replyOf(engine, { prompt, sampling, mustContain: phrases });
  expect(missingPhrases(bound.answer, phrases)).toEqual([]);
  expect(bound.figures.stopReason).toBe('end');
});
