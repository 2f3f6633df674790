import { expect, test } from 'vitest';
import type { TextSegment, TextTranslation } from '../../../../../shared/api/translate.ts';
import { useTranslate } from '../translateStore.ts';
import type { TranslateState } from '../translateStore.ts';
import { editRows, sourceOf } from './sourceRows.ts';
import { afterEvent } from './watching.ts';

function segmentOf(id: string, text: string, gap = ''): TextSegment {
  return {
    id,
    source: [{ type: 'text', text }],
    target: null,
    status: 'waiting',
    origin: null,
    issues: [],
    terms: [],
    gap,
  };
}

function translationOf(change: Partial<TextTranslation>): TextTranslation {
  return {
    source: '',
    lead: '',
    settings: { from: null, to: 'fr', formality: 'default' },
    detected: 'en',
    segments: [],
    status: 'translating',
    error: null,
    stack: [],
    recentPairs: [],
    revision: 1,
    ...change,
  };
}

const twoSentences = translationOf({
  source: 'One. Two.',
  segments: [segmentOf('a', 'One.', ' '), segmentOf('b', 'Two.')],
});

function afterSnapshot(state: TranslateState, translation: TextTranslation): TranslateState {
  return { ...state, ...afterEvent(state, { type: 'snapshot', translation }) };
}

test('a snapshot is the text, in the rows it was cut into', () => {
  const state = afterSnapshot(useTranslate.getInitialState(), twoSentences);
  expect(state.rows.map(({ text }) => text)).toEqual(['One. ', 'Two.']);
  expect(state).toMatchObject({ isKnown: true, revision: 1, settings: { to: 'fr' } });
});

test('what was typed since a snapshot was asked for stays, in the new rows', () => {
  const known = afterSnapshot(useTranslate.getInitialState(), translationOf({ source: 'One. T' }));
  const typed: TranslateState = {
    ...known,
    rows: editRows(known.rows, { start: 6, end: 6, text: 'wo. Thr' }),
    settings: { ...known.settings, to: 'de' },
    revision: 3,
  };
  const state = afterSnapshot(typed, { ...twoSentences, revision: 2 });
  expect(sourceOf(state.rows)).toBe('One. Two. Thr');
  expect(state.rows.map(({ segmentId, isChanged }) => [segmentId, isChanged])).toEqual([
    ['a', false],
    ['b', true],
  ]);
  expect(state).toMatchObject({ revision: 3, settings: { to: 'de' } });
});

test('what a target is made of so far goes when the segment begins anew or is done', () => {
  let state = afterSnapshot(useTranslate.getInitialState(), twoSentences);
  const take = (event: Parameters<typeof afterEvent>[1]) => {
    state = { ...state, ...afterEvent(state, event) };
  };
  take({ type: 'delta', segmentId: 'a', text: 'Un' });
  take({ type: 'delta', segmentId: 'a', text: '.' });
  expect(state.live).toEqual({ a: 'Un.' });
  take({ type: 'segment', segment: { ...segmentOf('a', 'One.'), status: 'translating' } });
  expect(state.live).toEqual({});
});
