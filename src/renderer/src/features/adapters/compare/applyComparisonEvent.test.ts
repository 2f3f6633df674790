import { expect, test } from 'vitest';
import { defaultSampling } from '../../../../../shared/api/common.ts';
import type { Comparison, ComparisonColumn } from '../../../../../shared/api/compare.ts';
import { applyComparisonEvent, isRunning } from './applyComparisonEvent.ts';

const [first, second] = ['a', 'b'];

function column(id: string, changes: Partial<ComparisonColumn> = {}): ComparisonColumn {
  return {
    id,
    stack: [],
    text: '',
    reasoning: '',
    status: 'writing',
    error: null,
    figures: null,
    ...changes,
  };
}

function comparison(columns: ComparisonColumn[]): Comparison {
  return {
    id: 'c',
    conversationId: null,
    prompt: 'Where?',
    systemPrompt: '',
    sampling: defaultSampling,
    modelName: 'starter',
    isBlind: false,
    pick: null,
    columns,
    createdAt: 1,
  };
}

test('text goes to its own column and channel, at the end', () => {
  const before = comparison([column(first, { text: 'Où ' }), column(second)]);
  const answered = applyComparisonEvent(before, {
    type: 'delta',
    columnId: first,
    channel: 'answer',
    text: 'vas-tu',
  });
  const thought = applyComparisonEvent(answered, {
    type: 'delta',
    columnId: second,
    channel: 'reasoning',
    text: 'hm',
  });
  expect(thought?.columns).toMatchObject([
    { text: 'Où vas-tu', reasoning: '' },
    { text: '', reasoning: 'hm' },
  ]);
});

test('it runs until every column has ended', () => {
  const before = comparison([column(first), column(second, { status: 'complete' })]);
  expect(isRunning(before)).toBe(true);
  const ended = applyComparisonEvent(before, {
    type: 'column',
    column: column(first, { status: 'stopped', text: 'cut' }),
  });
  expect(ended?.columns[0]).toMatchObject({ text: 'cut', status: 'stopped' });
  expect(ended !== null && isRunning(ended)).toBe(false);
});

test('before the snapshot and after the end there is nothing', () => {
  const event = { type: 'delta', columnId: first, channel: 'answer', text: 'x' } as const;
  expect(applyComparisonEvent(null, event)).toBeNull();
  expect(applyComparisonEvent(comparison([column(first)]), { type: 'gone' })).toBeNull();
});
