import { expect, test } from 'vitest';
import type { SummaryEvent } from '../../../../shared/api/summarize.ts';
import { applySummaryEvent, readableView } from './openSummary.ts';
import type { OpenSummary } from './openSummary.ts';
import { someChunk, someSentence, someSummary } from './testSummary.ts';

const snapshot: SummaryEvent = {
  type: 'snapshot',
  summary: someSummary(),
  chunks: [someChunk(), someChunk({ index: 1 })],
  progress: null,
  draft: '',
};

function after(...events: SummaryEvent[]): OpenSummary | null {
  return [snapshot, ...events].reduce<OpenSummary | null>(applySummaryEvent, null);
}

test('a chunk takes the place of the one it was', () => {
  const read = someChunk({ index: 1, state: 'read', note: 'Noted.' });
  expect(after({ type: 'chunk', chunk: read })?.chunks).toEqual([someChunk(), read]);
});

test('a draft grows until it begins anew', () => {
  const open = after(
    { type: 'draft', text: 'One ', isNew: true },
    { type: 'draft', text: 'two.', isNew: false },
  );
  expect(open?.draft).toBe('One two.');
  expect(after({ type: 'draft', text: 'Again', isNew: true })?.draft).toBe('Again');
});

test('a reconnected stream begins with a snapshot, which replaces everything', () => {
  expect(after({ type: 'draft', text: 'One', isNew: true }, snapshot)?.draft).toBe('');
});

test('what there is to read gets better: instant, notes, summary', () => {
  const views = [
    after(),
    after({ type: 'chunk', chunk: someChunk({ state: 'read', note: 'Noted.' }) }),
    after({ type: 'draft', text: 'The harbour', isNew: true }),
    after({
      type: 'summary',
      summary: someSummary({
        parts: [{ heading: null, layout: 'prose', sentences: [someSentence()] }],
      }),
    }),
  ].map((open) => open && readableView(open));
  expect(views).toEqual(['instant', 'notes', 'summary', 'summary']);
});
