import { afterEach, expect, test } from 'vitest';
import type { Api } from '../../../shared/api.ts';
import type { Generation } from '../../../shared/engineApi.ts';
import type { App } from '../../app/createApp.ts';
import { openTestApp } from '../../app/testApp.ts';
import type { FakeEngineOptions } from '../../engine/fake.ts';
import { TextWindow, toFrench } from './testTranslate.ts';

const open: { app: App; window: TextWindow }[] = [];

afterEach(async () => {
  for (const { app, window } of open.splice(0)) {
    await window.close();
    await app.close();
  }
});

/** Passes for French, whatever the text is. */
function inFrench(text: string): string {
  return `La phrase est dans le texte du livre : ${text}`;
}

/** Keeps what the model was asked. */
async function start(options: { fake?: FakeEngineOptions; dataFolder?: string } = {}) {
  const asked: string[] = [];
  const reply = options.fake?.reply ?? ((request) => inFrench(textIn(request)));
  const fake: FakeEngineOptions = {
    millisecondsPerToken: 0,
    ...options.fake,
    reply: (request) => {
      asked.push(textIn(request));
      return reply(request);
    },
  };
  const { app, api, dataFolder } = await openTestApp({ ...options, fake });
  const window = new TextWindow(api);
  open.push({ app, window });
  return { app, api, window, asked, dataFolder };
}

/** The starter's prompt is one line and the text. */
function textIn({ turns }: Generation): string {
  return (turns[0]?.text ?? '').split('\n').slice(1).join('\n');
}

let revision = 0;
async function type(api: Api, source: string, settings: Partial<typeof toFrench> = {}) {
  revision += 1;
  await api.translate.setText({ source, settings: { ...toFrench, ...settings }, revision });
}

test('a text is detected, cut, translated sentence by sentence and kept', async () => {
  const { api, window, asked } = await start();
  await type(api, '  The house is red. The garden is green.\n\nIt rains.\n');
  const { detected, lead, status, recentPairs } = await window.settled(revision);
  expect({ detected, lead, status }).toEqual({ detected: 'en', lead: '  ', status: 'idle' });
  expect(recentPairs).toEqual([{ from: 'en', to: 'fr' }]);
  expect(asked).toEqual(['The house is red.', 'The garden is green.', 'It rains.']);
  expect(window.segments.map(({ gap }) => gap)).toEqual([' ', '\n\n', '\n']);
  expect(window.segments).toMatchObject(
    asked.map((source) => ({
      source: [{ type: 'text', text: source }],
      target: [{ type: 'text', text: inFrench(source) }],
      status: 'translated',
      origin: { kind: 'model' },
    })),
  );
});

test('only what is new is translated, wherever the rest has gone', async () => {
  const { api, window, asked } = await start();
  await type(api, 'The house is red. It is old.');
  await window.settled(revision);
  const [house] = window.segments;
  await type(api, 'My garden is green. The house is red. It is old.');
  await window.settled(revision);
  await type(api, 'The house is red. It is very old. My garden is green.');
  await window.settled(revision);
  expect(asked).toEqual([
    'The house is red.',
    'It is old.',
    'My garden is green.',
    'It is very old.',
  ]);
  expect(window.segments[0]).toEqual(house);
});

test('what a person wrote or confirmed stays, whatever else changes, but not in another language', async () => {
  const { api, window, asked } = await start();
  await type(api, 'The house is red. It is old. It rains.');
  await window.settled(revision);
  const [first, second] = window.segments.map(({ id }) => id) as [string, string];
  const target = [{ type: 'text' as const, text: 'La maison est rouge.' }];
  await api.translate.editSegment({ segmentId: first, target });
  await api.translate.confirmSegment({ segmentId: second, isConfirmed: true });
  asked.length = 0;
  await type(api, 'The house is red. It is old. It rains.', { formality: 'formal' });
  await window.settled(revision);
  expect(asked).toEqual(['It rains.']);
  expect(window.segments.map(({ status, origin }) => [status, origin?.kind])).toEqual([
    ['translated', 'user'],
    ['confirmed', 'model'],
    ['translated', 'model'],
  ]);
  await type(api, 'The house is red. It is old. It rains.', { to: 'de' });
  await window.settled(revision);
  expect(new Set(asked)).toEqual(new Set(['The house is red.', 'It is old.', 'It rains.']));
});

test('a late revision changes nothing', async () => {
  const { api, window } = await start();
  await api.translate.setText({ source: 'It is new.', settings: toFrench, revision: 1000 });
  await api.translate.setText({ source: 'It is late.', settings: toFrench, revision: 999 });
  revision = 1000;
  expect((await window.settled(revision)).source).toBe('It is new.');
});

test('while a sentence is typed it stays one segment', async () => {
  const { api, window } = await start();
  await type(api, 'The house');
  await window.settled(revision);
  const [before] = window.segments;
  await type(api, 'The house is');
  await window.settled(revision);
  expect(window.segments).toMatchObject([{ id: before?.id, status: 'translated' }]);
});

test('everything is there after a restart, and what was not done goes on', async () => {
  const first = await start({ fake: { millisecondsPerToken: 30 } });
  await type(first.api, 'The house is red. It is old. It rains.');
  await first.window.until(({ segments }) => segments.some(({ target }) => target !== null));
  const [done] = first.window.segments;
  open.length = 0;
  await first.window.close();
  await first.app.close();

  const { window, asked } = await start({ dataFolder: first.dataFolder });
  const { source } = await window.settled(revision);
  expect(source).toBe('The house is red. It is old. It rains.');
  expect(window.segments[0]).toEqual(done);
  expect(asked).not.toContain('The house is red.');
  expect(window.targets.every((target) => target !== null)).toBe(true);
});

test('a stop keeps what is done, and it goes on when asked', async () => {
  const { api, window } = await start({ fake: { millisecondsPerToken: 30 } });
  await type(api, 'The house is red. It is old. It rains.');
  await window.until(({ segments }) => segments[1]?.status === 'translating');
  await api.translate.stop();
  await window.until(({ translation }) => translation?.status === 'idle');
  expect(window.segments.map(({ status }) => status)).toEqual(['translated', 'waiting', 'waiting']);
  await api.translate.resume();
  await window.settled(revision);
  expect(window.segments.every(({ status }) => status === 'translated')).toBe(true);
});

test('words come as they are written', async () => {
  const { api, window } = await start({ fake: { millisecondsPerToken: 20 } });
  await type(api, 'The house is red.');
  await window.until(({ drafts }) => [...drafts.values()].some((text) => text.startsWith('La')));
  expect(window.segments[0]).toMatchObject({ status: 'translating', target: null });
  await window.settled(revision);
});

test('a text in the language to translate to goes where that is translated to', async () => {
  const { api, window } = await start();
  await type(api, 'The house is red.', { to: 'en' });
  expect((await window.settled(revision)).settings.to).toBe('fr');
  await type(api, 'Das Haus ist rot und der Garten ist schön.', { to: 'fr' });
  expect((await window.settled(revision)).settings.to).toBe('fr');
  await type(api, 'La maison est rouge et le jardin est vert.', { to: 'fr' });
  await window.until(({ translation }) => translation?.detected === 'fr');
  expect(window.translation?.settings.to).toBe('de');
});

test('both languages the same, and a pair the model was not made for, are said', async () => {
  const { api, window } = await start();
  await type(api, 'The house is red.', { from: 'en', to: 'en' });
  await window.until(({ translation }) => translation?.error?.code === 'languages-same');
  await type(api, 'The house is red.', { to: 'ja' });
  await window.until(({ translation }) => translation?.error?.code === 'pair-unsupported');
  expect(window.translation?.error?.details).toMatchObject({
    made: 'English from and to French, German, and Spanish',
  });
  await type(api, 'The house is red.');
  expect((await window.settled(revision)).status).toBe('idle');
});

test('a crash of the engine is said, and what is done is kept', async () => {
  let isBroken = true;
  const failReply: FakeEngineOptions['failReply'] = (request) =>
    isBroken && textIn(request) === 'It rains.' ? { how: 'crash', afterTokens: 1 } : null;
  const { api, window } = await start({ fake: { failReply } });
  await type(api, 'The house is red. It rains.');
  expect((await window.settled(revision)).error?.code).toBe('engine-crashed');
  expect(window.targets).toEqual([inFrench('The house is red.'), null]);
  isBroken = false;
  await api.translate.resume();
  await window.until(({ targets }) => targets.every((target) => target !== null));
});

/** Talks about its translation of rain, and passes for French otherwise. */
function chatty(request: Generation): string {
  return textIn(request).includes('rains')
    ? 'Sure! Here it is:\nIl pleut.'
    : 'Le chat est sur la table.';
}

test('a segment that fails twice says so, and the others go on', async () => {
  const { api, window, asked } = await start({ fake: { reply: chatty } });
  await type(api, 'It rains. The cat is on the table.');
  await window.settled(revision);
  expect(asked).toEqual(['It rains.', 'It rains.', 'The cat is on the table.']);
  expect(window.segments).toMatchObject([
    { status: 'failed', target: null, issues: [{ code: 'not-translated' }] },
    { status: 'translated', issues: [] },
  ]);
});

test('another translation comes with another seed, and alternatives differ', async () => {
  const seeds: (number | null)[] = [];
  const reply = ({ sampling }: Generation) => {
    seeds.push(sampling.seed);
    return `Le chat numéro ${'x'.repeat((seeds.length % 4) + 1)} de la maison`;
  };
  const { api, window } = await start({ fake: { reply } });
  await type(api, 'The cat of the house.');
  await window.settled(revision);
  const [segment] = window.segments;
  const segmentId = segment?.id ?? '';
  await api.translate.retranslateSegment({ segmentId });
  await window.until(({ targets }) => targets[0] === 'Le chat numéro xxx de la maison');
  const others = await api.translate.listAlternatives({ segmentId, count: 2 });
  expect(new Set(others.map((other) => JSON.stringify(other))).size).toBe(2);
  expect(new Set(seeds).size).toBe(seeds.length);
});

test('the profile follows the model, can be chosen, and is remembered', async () => {
  const { api, window, asked } = await start();
  await type(api, 'The house is red.');
  await window.settled(revision);
  const choice = await (await api.translate.watchProfiles()).next();
  expect(choice.value).toMatchObject({ current: 'starter', isAutomatic: true });
  await api.translate.chooseProfile({ profileId: 'generic' });
  const chosen = await (await api.translate.watchProfiles()).next();
  expect(chosen.value).toMatchObject({ current: 'generic', isAutomatic: false });
  await type(api, 'The house is blue.');
  await window.settled(revision);
  expect(asked.at(-1)).toContain('```\nThe house is blue.\n```');
});

test('a text of two million letters on one line is cut and does not stop the rest', async () => {
  const { api, window } = await start({ fake: { millisecondsPerToken: 1000 } });
  await type(api, 'word '.repeat(400_000).trim());
  await window.until(({ segments }) => segments.length > 1000);
  expect(window.segments.every(({ source }) => source.length === 1)).toBe(true);
  await api.translate.stop();
  await type(api, '');
  await window.until(({ segments }) => segments.length === 0);
});

test('what was confirmed is remembered: the same sentence needs no model', async () => {
  const { api, window, asked } = await start();
  await type(api, 'The house is red. It is old.');
  await window.settled(revision);
  const [segment] = window.segments;
  const target = [{ type: 'text' as const, text: 'La maison est rouge.' }];
  await api.translate.editSegment({ segmentId: segment?.id ?? '', target });
  await api.translate.confirmSegment({ segmentId: segment?.id ?? '', isConfirmed: true });
  await type(api, '');
  await window.settled(revision);
  asked.length = 0;
  await type(api, 'It rains. The house is red.');
  await window.settled(revision);
  expect(asked).toEqual(['It rains.']);
  expect(window.segments[1]).toMatchObject({ target, origin: { kind: 'memory', score: 100 } });
});

async function addTerm(api: Api, source: string, target: string): Promise<void> {
  const { id: glossaryId } = await api.glossaries.create({ name: 'Houses', from: 'en', to: 'fr' });
  const sense = { isCaseSensitive: false, allowsInflection: true, isForbidden: false };
  await api.glossaries.saveTerm({ glossaryId, term: { source, target, note: '', ...sense } });
}

test('terms of a glossary are shown, and forced when they are missed', async () => {
  const { api, window, asked } = await start();
  await addTerm(api, 'house', 'maison');
  await type(api, 'The house is red.');
  await window.settled(revision);
  expect(asked).toEqual(['The house is red.', 'The house is red.']);
  expect(window.segments[0]).toMatchObject({
    terms: [{ start: 4, end: 9, target: 'maison' }],
    issues: [],
  });
  expect(window.targets[0]).toMatch(/ maison\.$/u);
});

test('a term that cannot be forced without harm is flagged', async () => {
  const reply = (request: Generation): string =>
    request.mustContain ? 'la maison '.repeat(20) : inFrench(textIn(request));
  const { api, window } = await start({ fake: { reply } });
  await addTerm(api, 'house', 'maison');
  await type(api, 'The house is red.');
  await window.settled(revision);
  expect(window.targets).toEqual([inFrench('The house is red.')]);
  expect(window.segments[0]?.issues).toEqual([{ code: 'term-missed', detail: 'maison' }]);
});

test('what comes from the memory is checked for terms that came after it', async () => {
  const { api, window, asked } = await start();
  await type(api, 'The house is red.');
  await window.settled(revision);
  const segmentId = window.segments[0]?.id ?? '';
  await api.translate.confirmSegment({ segmentId, isConfirmed: true });
  await addTerm(api, 'house', 'maison');
  await type(api, '');
  await window.settled(revision);
  asked.length = 0;
  await type(api, 'The house is red.');
  await window.settled(revision);
  expect(asked).toEqual([]);
  expect(window.segments[0]).toMatchObject({
    origin: { kind: 'memory' },
    issues: [{ code: 'term-missed', detail: 'maison' }],
  });
});
