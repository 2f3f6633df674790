import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SourceBlock } from '../../../../shared/api/summarize.ts';
import { splitSentences } from '../../../../shared/text/sentences.ts';
import { planChunks } from './planChunks.ts';
import type { PlannedChunk } from './planChunks.ts';

type Written = { headingPath: string[]; text: string };

/** Laid out as `files` does it: line breaks between the blocks, and nothing else. */
function toBlocks(written: readonly Written[], gaps: readonly number[] = [2]): SourceBlock[] {
  let end = 0;
  return written.map(({ headingPath, text }, index) => {
    const start = index === 0 ? 0 : end + (gaps[index % gaps.length] ?? 2);
    end = start + text.length;
    return {
      id: `b${index}`,
      index,
      kind: 'paragraph',
      headingPath,
      start,
      end,
      page: null,
      time: null,
      text,
    };
  });
}

function documentText(blocks: readonly SourceBlock[]): string {
  return blocks.reduce((text, block) => text.padEnd(block.start, '\n') + block.text, '');
}

/**
 * A tokenizer with the manners of real ones: words of up to four characters, and one token more
 * for each place where two texts were joined or cut, so that counts do not add up.
 */
function countTokens(texts: string[]): Promise<number[]> {
  return Promise.resolve(
    texts.map((text) => 1 + (text.match(/\s?[^\s]{1,4}|\s/gu) ?? []).length + (text.length % 3)),
  );
}

const words = fc
  .array(fc.constantFrom('a', 'word', 'longerword', '漢字かな', '👩‍👩‍👧', 'no.', 'x'.repeat(40)), {
    minLength: 1,
    maxLength: 40,
  })
  .chain((list) =>
    fc
      .array(fc.constantFrom(' ', '. ', '! ', '\n'), {
        minLength: list.length,
        maxLength: list.length,
      })
      .map((ends) =>
        list
          .map((word, index) => word + (ends[index] ?? ''))
          .join('')
          .trim(),
      ),
  );

const written = fc.record({
  headingPath: fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 3 }),
  text: words,
});

test('every block is read, none twice, in exact pieces within the budget', async () => {
  const property = fc.asyncProperty(
    fc.array(written, { minLength: 1, maxLength: 12 }),
    fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength: 3 }),
    fc.integer({ min: 16, max: 300 }),
    async (parts, gaps, budget) => {
      const blocks = toBlocks(parts, gaps);
      const text = documentText(blocks);
      const chunks = await planChunks(blocks, budget, countTokens);
      expectWholeDocument(chunks, blocks, text);
      const counts = await countTokens(chunks.map((chunk) => chunk.text));
      for (const count of counts) expect(count).toBeLessThanOrEqual(budget);
      await expectWholeSentences(chunks, blocks, budget);
    },
  );
  await fc.assert(property, { numRuns: 10_000 });
}, 120_000);

function expectWholeDocument(
  chunks: readonly PlannedChunk[],
  blocks: readonly SourceBlock[],
  text: string,
): void {
  let end = 0;
  for (const chunk of chunks) {
    expect(text.slice(end, chunk.start)).toMatch(/^\n*$/);
    expect(chunk.text).toBe(text.slice(chunk.start, chunk.end));
    expect(blocks[chunk.firstBlock]?.start).toBeLessThanOrEqual(chunk.start);
    expect(blocks[chunk.lastBlock]?.end).toBeGreaterThanOrEqual(chunk.end);
    end = chunk.end;
  }
  expect(end).toBe(text.length);
  for (const block of blocks) {
    const holders = chunks.filter(
      ({ firstBlock, lastBlock }) => firstBlock <= block.index && block.index <= lastBlock,
    );
    const read = holders.map(({ start, end: chunkEnd }) =>
      text.slice(Math.max(start, block.start), Math.min(chunkEnd, block.end)),
    );
    expect(read.join('')).toBe(block.text);
  }
}

/** A chunk that begins inside a block begins with a sentence, unless that one was too long. */
async function expectWholeSentences(
  chunks: readonly PlannedChunk[],
  blocks: readonly SourceBlock[],
  budget: number,
): Promise<void> {
  for (const { firstBlock, start } of chunks) {
    const block = blocks[firstBlock];
    if (!block || block.start === start) continue;
    const inside = start - block.start;
    const sentence = splitSentences(block.text).find((each) => each.end > inside);
    if (!sentence || sentence.start === inside) continue;
    const [tokens] = await countTokens([`${block.text.slice(sentence.start, sentence.end)}\n\n`]);
    expect(tokens).toBeGreaterThan(budget);
  }
}

const sentence = 'Some words stand here. ';

function paragraphs(count: number, ...headingPath: string[]): Written[] {
  return Array.from({ length: count }, () => ({ headingPath, text: sentence.repeat(4).trim() }));
}

async function starts(parts: Written[], budget: number): Promise<string[]> {
  const chunks = await planChunks(toBlocks(parts), budget, countTokens);
  return chunks.map(({ headingPath, firstBlock, lastBlock }) =>
    `${headingPath.join('/')} ${firstBlock}-${lastBlock}`.trim(),
  );
}

test('a document that fits is one chunk', async () => {
  expect(await starts([...paragraphs(2, 'A'), ...paragraphs(2, 'B')], 1000)).toEqual(['A 0-3']);
});

test('chapters stay whole, small ones together, a large one in equal parts', async () => {
  const parts = [
    ...paragraphs(1, 'Preface'),
    ...paragraphs(1, 'Thanks'),
    ...paragraphs(2, 'One', 'First'),
    ...paragraphs(6, 'One', 'Second'),
    ...paragraphs(3, 'Two'),
  ];
  expect(await starts(parts, 150)).toEqual([
    'Preface 0-1',
    'One/First 2-3',
    'One/Second 4-6',
    'One/Second 7-9',
    'Two 10-12',
  ]);
});

async function chunkTexts(parts: Written[]): Promise<string[]> {
  return (await planChunks(toBlocks(parts), 120, countTokens)).map(({ text }) => text);
}

test('a change in one chapter leaves the chunks of the others as they are', async () => {
  const before = [...paragraphs(5, 'One'), ...paragraphs(5, 'Two'), ...paragraphs(5, 'Three')];
  const after = before.map((part, index) =>
    index === 7 ? { ...part, text: sentence.repeat(9).trim() } : part,
  );
  const kept = new Set(await chunkTexts(before));
  const changed = (await chunkTexts(after)).filter((text) => !kept.has(text));
  expect(changed.length).toBeGreaterThan(0);
  expect(changed.length).toBeLessThanOrEqual(3);
});

test('a sentence longer than the context is cut between words', async () => {
  const chunks = await planChunks(
    toBlocks([{ headingPath: [], text: 'word '.repeat(10_000).trim() }]),
    64,
    countTokens,
  );
  expect(chunks.every(({ text }) => /^(?:word ?)+$/u.test(text))).toBe(true);
});
