import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Api } from '../../../shared/api.ts';
import { defaultSummaryOptions } from '../../../shared/api/summarize.ts';
import type { Summary, SummaryOptions, SummarySentence } from '../../../shared/api/summarize.ts';
import type { App } from '../../app/createApp.ts';
import { openTestApp } from '../../app/testApp.ts';
import { addText, SummaryWindow } from './testSummarize.ts';

let app: App;
let api: Api;

const text = `# Harbour

The harbour of Lund was dug in 1874 by order of Mayor Anna Berg. Ships from Riga came first.

The bridge over the harbour opened in 1902. It carries trams & <carts>.`;

const right = 'The harbour was dug in 1874 by order of Mayor Anna Berg.';
const wrong = 'The bridge over the harbour opened in 1912.';

beforeEach(async () => {
  ({ app, api } = await openTestApp({
    fake: {
      millisecondsPerToken: 0,
      reply: ({ turns }) =>
        turns[0]?.text.startsWith('A summary says')
          ? 'The bridge over the harbour opened in 1902.'
          : `- ${right}\n- ${wrong}`,
    },
  }));
});

afterEach(() => app.close());

async function finished(changes: Partial<SummaryOptions> = {}): Promise<Summary> {
  const document = await addText(api, text, 'lund.md');
  const { id } = await api.summarize.create({
    documentIds: [document.id],
    options: { ...defaultSummaryOptions, style: 'key-points', ...changes },
  });
  const window = new SummaryWindow(api, id);
  const summary = await window.ended();
  await window.close();
  return summary;
}

function sentences(summary: Summary): SummarySentence[] {
  return summary.parts.flatMap((part) => part.sentences);
}

test('a dropped sentence counts no more, and comes back', async () => {
  const summary = await finished();
  expect(summary.support).toEqual({ supported: 1, total: 2 });
  const place = { summaryId: summary.id, sentenceId: sentences(summary)[1]?.id ?? '' };
  const dropped = await api.summarize.dropSentence({ ...place, isDropped: true });
  expect(dropped.support).toEqual({ supported: 1, total: 1 });
  const { content } = await api.summarize.export({
    id: summary.id,
    format: 'text',
    withReceipts: false,
  });
  expect(content).not.toContain('1912');
  const back = await api.summarize.dropSentence({ ...place, isDropped: false });
  expect(back.support.total).toBe(2);
});

test('a sentence is written anew from its passage, and stands on it', async () => {
  const summary = await finished();
  const [, unsupported] = sentences(summary);
  expect(unsupported?.missing).toEqual([{ kind: 'number', text: '1912' }]);
  const after = await api.summarize.rewriteSentence({
    summaryId: summary.id,
    sentenceId: unsupported?.id ?? '',
  });
  expect(sentences(after)[1]).toMatchObject({
    text: 'The bridge over the harbour opened in 1902.',
    missing: [],
    isRewriting: false,
    receipts: [{ text: 'The bridge over the harbour opened in 1902.' }],
  });
  expect(after.support).toEqual({ supported: 2, total: 2 });
});

test('rewriting is undone step by step, with the receipts of each wording', async () => {
  const summary = await finished();
  const place = { summaryId: summary.id, sentenceId: sentences(summary)[1]?.id ?? '' };
  await api.summarize.rewriteSentence(place);
  await api.summarize.rewriteSentence(place);
  await api.summarize.undoRewriting(place);
  const back = await api.summarize.undoRewriting(place);
  expect(sentences(back)).toEqual(sentences(summary));
  expect(back.support).toEqual({ supported: 1, total: 2 });
  await expect(api.summarize.undoRewriting(place)).rejects.toMatchObject({ code: 'not-found' });
});

test('Markdown has receipts as footnotes, marks what is unsupported, and lets no markup in', async () => {
  const { id } = await finished();
  const { fileName, content } = await api.summarize.export({
    id,
    format: 'markdown',
    withReceipts: true,
  });
  expect(fileName).toBe('lund.md (summary).md');
  expect(content).toBe(
    [
      '# lund.md',
      `- ${right}[^1]\n- ${wrong}[^2] *(unsupported: number “1912” is not in it)*`,
      '[^1]: Harbour: “The harbour of Lund was dug in 1874 by order of Mayor Anna Berg.”\n[^2]: Harbour: “The bridge over the harbour opened in 1902.”',
      '',
    ]
      .join('\n\n')
      .trimEnd() + '\n',
  );
  const plain = await api.summarize.export({ id, format: 'text', withReceipts: true });
  expect(plain.content).toContain(`• ${right} [1]\n`);
  expect(plain.content).toContain('[1] Harbour: “The harbour of Lund');
});

test('JSON has exact receipts', async () => {
  const { id, documents } = await finished();
  const { content } = await api.summarize.export({ id, format: 'json', withReceipts: true });
  expect(JSON.parse(content)).toMatchObject({
    format: 'alcove-summary',
    version: 1,
    support: { supported: 1, total: 2 },
    documents: [{ name: 'lund.md', sha256: documents[0]?.sha256 }],
    parts: [
      {
        layout: 'list',
        sentences: [
          { text: right, isSupported: true, receipts: [{ documentId: documents[0]?.id }] },
          { isSupported: false, missing: [{ kind: 'number', text: '1912' }] },
        ],
      },
    ],
  });
});

test('summaries are found by what they say and by the names of their documents', async () => {
  const { id } = await finished();
  const found = await api.summarize.search({ query: 'mayor BERG', limit: 10 });
  expect(found).toMatchObject([{ summaryId: id }]);
  expect(found[0]?.snippet.some(({ isMatch }) => isMatch)).toBe(true);
  expect(await api.summarize.search({ query: 'lund.md', limit: 10 })).toHaveLength(1);
  expect(await api.summarize.search({ query: 'by', limit: 10 })).toHaveLength(1);
  expect(await api.summarize.search({ query: 'submarine', limit: 10 })).toEqual([]);
  await api.summarize.delete({ id });
  expect(await api.summarize.search({ query: 'mayor', limit: 10 })).toEqual([]);
});

test('a summary has the name it is given', async () => {
  const { id } = await finished();
  expect(await api.summarize.rename({ id, title: ' The port ' })).toMatchObject({
    title: 'The port',
  });
  expect(await api.summarize.search({ query: 'the port', limit: 10 })).toHaveLength(1);
});

test('the trash is emptied for good, the document with its last summary', async () => {
  const { id, documents } = await finished();
  await api.summarize.delete({ id });
  expect(await api.summarize.listTrash()).toMatchObject([{ id, title: 'lund.md' }]);
  await api.summarize.purgeTrash({});
  expect(await api.summarize.listTrash()).toEqual([]);
  await expect(
    api.summarize.readBlocks({ documentId: documents[0]?.id ?? '', from: 0, count: 1 }),
  ).rejects.toMatchObject({ code: 'not-found' });
});

test('a chat about a document has its text beside the first message', async () => {
  const { id } = await finished();
  const { conversationId } = await api.summarize.askAbout({ id });
  for await (const event of await api.chat.watch({ conversationId })) {
    if (event.type !== 'snapshot') continue;
    expect(event.conversation).toMatchObject({
      title: 'lund.md',
      draft: { attachments: [{ name: 'lund.md' }] },
    });
    break;
  }
});
