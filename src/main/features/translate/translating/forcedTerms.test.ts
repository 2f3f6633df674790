import { expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import { defaultLoadOptions } from '../../../../shared/api/models.ts';
import type { Generation } from '../../../../shared/engineApi.ts';
import { plainText, segmentOf } from '../../../../shared/segmentText.ts';
import { parseFromModel } from '../../../../shared/text/tokens/modelText.ts';
import { createFakeEngine } from '../../../engine/fake.ts';
import { generalProfileId, readProfiles } from '../prompts/profiles.ts';
import { translateSegment } from './translateSegment.ts';

const profiles = readProfiles(
  fileURLToPath(new URL('../../../../../resources/prompts/translate', import.meta.url)),
);

/** One term: boat is to be "navire". */
const terms = {
  missed: (_: string, target: string) => (/navire/iu.test(target) ? [] : [['navire', 'Navire']]),
  check: (_: string, target: string) =>
    /navire/iu.test(target) ? [] : [{ code: 'term-missed' as const, detail: 'navire' }],
};

/** Translates “The <1>boat</1> is red.”; returns what comes of it and what was asked for. */
async function translate(reply: (request: Generation) => string) {
  const asked: Generation[] = [];
  const engine = createFakeEngine({
    millisecondsPerToken: 0,
    reply(request) {
      asked.push(request);
      return reply(request);
    },
  });
  const signal = AbortSignal.timeout(5000);
  await engine.load({
    path: 'model.gguf',
    options: defaultLoadOptions,
    onProgress: () => undefined,
    signal,
  });
  const open = { type: 'token', id: 1, kind: 'open', shown: '<b>' } as const;
  const source = [
    ...segmentOf('The '),
    open,
    ...segmentOf('boat'),
    { ...open, kind: 'close' as const },
    ...segmentOf(' is red.'),
  ];
  const { target, issues } = await translateSegment(
    {
      engine,
      profile: profiles.get(generalProfileId),
      adapters: [],
      priority: 'background',
      terms,
    },
    {
      from: 'en',
      to: 'fr',
      formality: 'default',
      terms: [],
      title: '',
      context: [],
      source,
      maxLength: null,
      seed: 1,
      leastTemperature: 0,
    },
    { signal },
  );
  await engine.close();
  const codes = issues.map(({ code }) => code);
  return { source, asked, target, text: target && plainText(target), codes };
}

const plain = 'Le <1>bateau</1> est rouge.';

test('a term that was missed is forced once, and then is there', async () => {
  const { asked, text, codes } = await translate(() => plain);
  expect(asked.map(({ mustContain }) => mustContain)).toEqual([undefined, [['navire', 'Navire']]]);
  // It is the same answer but for the term: nothing else is to change.
  expect(asked[1]?.sampling.temperature).toBe(asked[0]?.sampling.temperature);
  expect(asked[1]?.sampling.maxTokens).toBeGreaterThan(asked[0]?.sampling.maxTokens ?? 0);
  expect({ text, codes }).toEqual({ text: 'Le bateau est rouge navire.', codes: [] });
});

test('a term that was not missed is not forced', async () => {
  const { asked, text } = await translate(() => 'Le <1>navire</1> est rouge.');
  expect(asked.map(({ mustContain }) => mustContain)).toEqual([undefined]);
  expect(text).toBe('Le navire est rouge.');
});

test.each<[string, string]>([
  ['goes round in circles', `Le <1>navire</1> est rouge${' et il est rouge'.repeat(9)}.`],
  ['has lost a token', 'Le navire est rouge.'],
  ['is cut off', 'Le <1>navire</1> '.repeat(200)],
  ['talks about itself', 'Sure, here it is:\nLe <1>navire</1> est rouge.'],
  ['changes a number', 'Le <1>navire</1> 7 est rouge.'],
])('when the forced answer %s, the one before is kept and flagged', async (_, forced) => {
  const { source, target, codes } = await translate(({ mustContain }) =>
    mustContain ? forced : plain,
  );
  expect(target).toEqual(parseFromModel(plain, source));
  expect(codes).toEqual(['term-missed']);
});
