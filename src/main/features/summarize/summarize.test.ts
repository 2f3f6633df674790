import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Api } from '../../../shared/api.ts';
import { defaultSummaryOptions } from '../../../shared/api/summarize.ts';
import type { ImportEvent, SummaryOptions } from '../../../shared/api/summarize.ts';
import type { App } from '../../app/createApp.ts';
import { openTestApp } from '../../app/testApp.ts';
import { addText, SummaryWindow } from './testSummarize.ts';

let app: App;
let api: Api;
let dataFolder: string;

const extractive: SummaryOptions = { ...defaultSummaryOptions, method: 'extractive' };

const report = `# The harbour

The harbour of Lund was dug in 1874 by order of Mayor Anna Berg. Its cost was 4.2 million crowns,
more than the town earned in ten years. Ships from Riga came first.

# The bridge

The bridge over the harbour opened in 1902. It carries trams and carts. The bridge was closed for
repair in 1951, when Dr. Holm found cracks in the harbour pier.`;

beforeEach(async () => {
  ({ app, api, dataFolder } = await openTestApp());
});

afterEach(() => app.close());

async function watched(summaryId: string): Promise<SummaryWindow> {
  const window = new SummaryWindow(api, summaryId);
  await window.until(({ summary }) => summary !== null);
  return window;
}

test('a pasted text has its blocks, its headings, and exact offsets', async () => {
  const document = await addText(api, report, 'harbour.md');
  expect(document).toMatchObject({ name: 'harbour.md', format: 'markdown', blockCount: 4 });
  const blocks = await api.summarize.readBlocks({ documentId: document.id, from: 1, count: 2 });
  expect(blocks.map(({ index, kind, headingPath }) => ({ index, kind, headingPath }))).toEqual([
    { index: 1, kind: 'paragraph', headingPath: ['The harbour'] },
    { index: 2, kind: 'heading', headingPath: ['The bridge'] },
  ]);
  expect(blocks.every(({ text, start, end }) => text.length === end - start)).toBe(true);
  expect(await api.summarize.listHeadings({ documentId: document.id })).toMatchObject([
    { index: 0, title: 'The harbour', level: 1, start: 0 },
    { index: 2, title: 'The bridge', level: 1 },
  ]);
});

test('an extractive summary is there at once, and each sentence is its own receipt', async () => {
  const document = await addText(api, report, 'harbour.md');
  const created = await api.summarize.create({
    documentIds: [document.id],
    options: { ...extractive, style: 'chapters' },
  });
  expect(created).toMatchObject({ status: 'done', title: 'harbour.md' });
  expect(created.instant.map(({ heading }) => heading)).toEqual(['The harbour', 'The bridge']);
  const blocks = await api.summarize.readBlocks({ documentId: document.id, from: 0, count: 10 });
  for (const { sentences } of created.instant) {
    for (const { receipts } of sentences) {
      const [receipt] = receipts;
      const block = blocks[receipt?.block ?? -1];
      const offset = block?.start ?? 0;
      expect(block?.text.slice((receipt?.start ?? 0) - offset, (receipt?.end ?? 0) - offset)).toBe(
        receipt?.text,
      );
    }
  }
  expect(created.support.supported).toBe(created.support.total);
  expect(created.support.total).toBeGreaterThan(1);

  const window = await watched(created.id);
  expect(window.summary).toEqual(created);
  await window.close();
});

test('each source is told of on its own, a bad one between good ones', async () => {
  const sources = [
    { kind: 'text' as const, text: 'One sentence stands here.', name: 'one.txt' },
    { kind: 'text' as const, text: '  \n ', name: 'empty.txt' },
    { kind: 'text' as const, text: 'Another sentence stands here.', name: 'two.txt' },
  ];
  const ends: ImportEvent[] = [];
  for await (const event of await api.summarize.addDocuments({ sources })) {
    if (event.type !== 'reading') ends.push(event);
  }
  expect(ends).toMatchObject([
    { type: 'added', source: 0, document: { name: 'one.txt' } },
    {
      type: 'failed',
      source: 1,
      error: { code: 'document-empty', details: { name: 'empty.txt' } },
    },
    { type: 'added', source: 2 },
  ]);
  const pending = await api.summarize.listPendingDocuments();
  expect(pending.map(({ name }) => name)).toEqual(['one.txt', 'two.txt']);
  await api.summarize.discardDocument({ documentId: pending[0]?.id ?? '' });
  expect(await api.summarize.listPendingDocuments()).toHaveLength(1);
});

test('a deleted summary is gone everywhere, and comes back', async () => {
  const document = await addText(api, report);
  const { id } = await api.summarize.create({ documentIds: [document.id], options: extractive });
  const window = await watched(id);
  await api.summarize.delete({ id });
  await window.until(({ isGone }) => isGone);
  await window.close();
  await expect(api.summarize.delete({ id })).rejects.toMatchObject({ code: 'not-found' });
  expect(await api.summarize.restore({ id })).toMatchObject({ id, status: 'done' });
});

test('what was shown is there after a restart', async () => {
  const document = await addText(api, report);
  const created = await api.summarize.create({
    documentIds: [document.id],
    options: extractive,
  });
  await app.close();
  ({ app, api } = await openTestApp({ dataFolder }));
  const window = await watched(created.id);
  expect(window.summary).toEqual(created);
  await window.close();
});

test('an instruction that says nothing is refused', async () => {
  const document = await addText(api, report);
  const options: SummaryOptions = { ...extractive, style: 'instruction', instruction: ' ' };
  await expect(api.summarize.create({ documentIds: [document.id], options })).rejects.toMatchObject(
    { code: 'invalid-input' },
  );
});
