import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { defaultLoadOptions } from '../../../../shared/api/models.ts';
import type { Generation } from '../../../../shared/engineApi.ts';
import { plainText, segmentOf } from '../../../../shared/segmentText.ts';
import { createFakeEngine } from '../../../engine/fake.ts';
import { generalProfileId, readProfiles } from '../prompts/profiles.ts';
import { translateBatch } from './translateBatch.ts';
import type { SegmentTask } from './translateSegment.ts';

const profiles = readProfiles(
  fileURLToPath(new URL('../../../../../resources/prompts/translate', import.meta.url)),
);

const sources = ['The house is red.', 'It rains.', 'We have 3 dogs.', 'Good night.', 'Who is it?'];

function taskOf(source: string): SegmentTask {
  return {
    from: 'en',
    to: 'fr',
    formality: 'default',
    terms: [],
    title: '',
    context: [],
    source: segmentOf(source),
    maxLength: null,
    seed: 1,
    leastTemperature: 0,
  };
}

/** What stands between the fences of the general prompt, line by line. */
function linesIn({ turns }: Generation): string[] {
  const [, text = ''] = /\n(?:`{3,})\n([\s\S]*?)\n`{3,}/u.exec(turns[0]?.text ?? '') ?? [];
  return text.split('\n');
}

/** Passes for French, of one line with its number if it has one. */
function inFrench(line: string): string {
  const [, number = '', text = ''] = /^(\[\d+\] )?(.*)$/u.exec(line) ?? [];
  return `${number}Voici : ${text.replaceAll(/[A-Z]/gu, (letter) => letter.toLowerCase())}`;
}

/** Translates the sources; returns the targets and how many lines each prompt had. */
async function translate(reply: (lines: string[]) => string) {
  const asked: number[] = [];
  const engine = createFakeEngine({
    millisecondsPerToken: 0,
    reply(request) {
      const lines = linesIn(request);
      asked.push(lines.length);
      return reply(lines);
    },
  });
  await engine.load({
    path: 'model.gguf',
    options: defaultLoadOptions,
    onProgress: () => undefined,
    signal: AbortSignal.timeout(5000),
  });
  const translated = await translateBatch(
    {
      engine,
      profile: profiles.get(generalProfileId),
      adapters: [],
      priority: 'background',
      terms: { check: () => [], missed: () => [] },
    },
    sources.map(taskOf),
    AbortSignal.timeout(5000),
  );
  await engine.close();
  return { asked, targets: translated.map(({ target }) => target && plainText(target)) };
}

const expected = sources.map(inFrench);

test('segments that line up take one prompt', async () => {
  const { asked, targets } = await translate((lines) => lines.map(inFrench).join('\n'));
  expect(targets).toEqual(expected);
  expect(asked).toEqual([5]);
});

test.each<[string, (lines: string[]) => string]>([
  ['lost', (lines) => lines.slice(1).map(inFrench).join('\n')],
  ['out of order', (lines) => lines.toReversed().map(inFrench).join('\n')],
  ['without numbers', (lines) => lines.map((line) => inFrench(line.slice(4))).join('\n')],
  ['with a remark', (lines) => [...lines.map(inFrench), 'That was all.'].join('\n')],
])('lines %s are halved until they line up', async (_, broken) => {
  const { asked, targets } = await translate((lines) =>
    lines.length > 2 ? broken(lines) : lines.map(inFrench).join('\n'),
  );
  expect(targets).toEqual(expected);
  expect(asked).toEqual([5, 3, 2, 1, 2]);
});

test('a line with a fault is translated alone, the others stay', async () => {
  const { asked, targets } = await translate((lines) =>
    lines
      .map((line) =>
        lines.length > 1 ? inFrench(line).replace('3 dogs', '4 dogs') : inFrench(line),
      )
      .join('\n'),
  );
  expect(targets).toEqual(expected);
  expect(asked).toEqual([5, 1]);
});
