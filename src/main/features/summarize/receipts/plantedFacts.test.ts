import { expect, test } from 'vitest';
import { defaultSummaryOptions } from '../../../../shared/api/summarize.ts';
import type { SummarySentence } from '../../../../shared/api/summarize.ts';
import { openTestApp } from '../../../app/testApp.ts';
import { addText, SummaryWindow } from '../testSummarize.ts';
import { makePlantedBook } from './plantedBook.ts';
import type { PlantedFact } from './plantedBook.ts';

/**
 * The whole path with a scripted model: it finds the planted facts in what it is given to read and
 * tells each of them once truly and once wrongly, first in its notes and then in the summary.
 */
test('in a book of 300 pages all is read, facts have their receipts, and falsehoods are marked', async () => {
  const { markdown, facts } = makePlantedBook();
  expect(markdown.split(/\s+/u).length).toBeGreaterThan(300 * 400);
  const tellings = new Map(
    facts.flatMap((fact) => [
      [fact.told, fact],
      [fact.toldWrongly, fact],
    ]),
  );
  const { app, api } = await openTestApp({
    fake: {
      contextSize: 8192,
      millisecondsPerToken: 0,
      reply: ({ turns }) => told(turns[0]?.text ?? '', facts),
    },
  });
  const document = await addText(api, markdown, 'book.md');
  const { id } = await api.summarize.create({
    documentIds: [document.id],
    options: { ...defaultSummaryOptions, style: 'key-points', targetWords: 3000 },
  });
  const window = new SummaryWindow(api, id);
  const summary = await window.ended();
  expect(summary).toMatchObject({ status: 'done' });

  // Every section is covered: each block in the chunks, each chunk read.
  const blocks = window.chunks.flatMap(({ firstBlock, lastBlock, state }) => {
    expect(state).toBe('read');
    return Array.from({ length: lastBlock - firstBlock + 1 }, (_, index) => firstBlock + index);
  });
  expect(new Set(blocks)).toEqual(
    new Set(Array.from({ length: document.blockCount }, (_, i) => i)),
  );
  const read = new Set(window.chunks.flatMap(({ headingPath }) => headingPath));
  expect(read.size).toBe(facts.length);

  const sentences = summary.parts.flatMap((part) => part.sentences);
  const truly = sentences.filter(({ text }) => tellings.get(text)?.told === text);
  const wrongly = sentences.filter(({ text }) => tellings.get(text)?.toldWrongly === text);
  expect(truly).toHaveLength(facts.length);
  expect(wrongly.length).toBeGreaterThanOrEqual(50);

  const backed = truly.filter((sentence) => standsOn(sentence, tellings.get(sentence.text)));
  expect(backed.length / truly.length).toBeGreaterThanOrEqual(0.95);
  expect(flagged(wrongly) / wrongly.length).toBeGreaterThanOrEqual(0.9);
  expect(flagged(truly) / truly.length).toBeLessThanOrEqual(0.05);
  for (const flaw of ['number', 'name', 'passage']) {
    const ofKind = wrongly.filter(({ text }) => tellings.get(text)?.flaw === flaw);
    expect(flagged(ofKind) / ofKind.length, flaw).toBeGreaterThanOrEqual(0.9);
  }
  await window.close();
  await app.close();
}, 240_000);

/** From the passages their facts, from the notes what was noted. */
function told(prompt: string, facts: readonly PlantedFact[]): string {
  const found = facts
    .flatMap(({ sentence, told: truth, toldWrongly }) =>
      prompt.includes(sentence) || prompt.includes(truth) ? [truth, toldWrongly] : [],
    )
    .map((text) => `- ${text}`);
  return found.length > 0 ? found.join('\n') : 'Nothing of note.';
}

function standsOn({ receipts }: SummarySentence, fact: PlantedFact | undefined): boolean {
  return receipts.some(({ text }) => fact !== undefined && text.includes(fact.sentence));
}

function flagged(sentences: readonly SummarySentence[]): number {
  return sentences.filter(({ missing }) => missing.length > 0).length;
}
