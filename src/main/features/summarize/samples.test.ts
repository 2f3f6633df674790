import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Api } from '../../../shared/api.ts';
import type { App } from '../../app/createApp.ts';
import { openTestApp } from '../../app/testApp.ts';

let app: App;
let api: Api;

beforeEach(async () => {
  ({ app, api } = await openTestApp());
});

afterEach(() => app.close());

test('each sample has a title and is read like any other document', async () => {
  const samples = await api.summarize.listSamples();
  expect(samples).toHaveLength(3);
  expect(samples.every(({ title }) => title.length > 0 && !title.startsWith('#'))).toBe(true);
  for (const { id: sampleId } of samples) {
    const sources = [{ kind: 'sample' as const, sampleId }];
    const events = await Array.fromAsync(await api.summarize.addDocuments({ sources }));
    expect(events.at(-1)).toMatchObject({ type: 'added', document: { format: 'markdown' } });
  }
});

test('an id is not a path', async () => {
  const sources = [{ kind: 'sample' as const, sampleId: '../prompts/attachment.md' }];
  const adding = async () => Array.fromAsync(await api.summarize.addDocuments({ sources }));
  await expect(adding()).rejects.toMatchObject({ code: 'not-found' });
});
