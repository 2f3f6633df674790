import { readFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { defaultSummaryOptions } from '../../../shared/api/summarize.ts';
import { openTestApp } from '../../app/testApp.ts';
import { createEngine } from '../../engine/client.ts';
import { addText, SummaryWindow } from './testSummarize.ts';

const readme = readFileSync(new URL('../../../../README.md', import.meta.url), 'utf8');

/** Twelve chapters, many times what the starter model's 2,048 tokens hold. */
const long = Array.from(
  { length: 12 },
  (_, index) => `# Part ${index + 1}\n\n${readme.replaceAll(/^#/gmu, '##')}`,
).join('\n\n');

async function openStudio() {
  const opened = await openTestApp({ engine: createEngine() });
  onTestFinished(() => opened.app.close());
  return opened;
}

test('the starter model reads a document far longer than its context, whole', async () => {
  const { api } = await openStudio();
  const document = await addText(api, long, 'long.md');
  const { id } = await api.summarize.create({
    documentIds: [document.id],
    options: defaultSummaryOptions,
  });
  const window = new SummaryWindow(api, id);
  const summary = await window.ended();
  expect(summary).toMatchObject({ status: 'done', error: null });
  expect(summary.modelName).not.toBeNull();
  expect(window.chunks.length).toBeGreaterThan(10);
  let end = 0;
  for (const chunk of window.chunks) {
    expect(chunk).toMatchObject({ state: 'read' });
    expect(chunk.note).not.toBe('');
    expect(chunk.start - end).toBeLessThanOrEqual(2);
    end = chunk.end;
  }
  expect(end).toBe(document.length);
  expect(summary.parts.flatMap(({ sentences }) => sentences).length).toBeGreaterThan(0);
  await window.close();
}, 300_000);

test('it is stopped in the middle of a chunk at once, and goes on', async () => {
  const { api } = await openStudio();
  const document = await addText(api, long, 'long.md');
  const { id } = await api.summarize.create({
    documentIds: [document.id],
    options: defaultSummaryOptions,
  });
  const window = new SummaryWindow(api, id);
  await window.until(({ chunks }) => chunks.some(({ state }) => state === 'read'));
  const startedAt = performance.now();
  await api.summarize.cancel({ id });
  expect(performance.now() - startedAt).toBeLessThan(3000);
  expect((await window.ended()).status).toBe('stopped');
  const kept = window.chunks.filter(({ state }) => state === 'read').length;
  await api.summarize.resume({ id });
  await window.until(({ chunks }) => chunks.filter(({ state }) => state === 'read').length > kept);
  await window.close();
}, 120_000);
