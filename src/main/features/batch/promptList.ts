import Papa from 'papaparse';
import { z } from 'zod';
import type { BatchRow } from '../../../shared/api/batch.ts';
import { AppError } from '../../../shared/errors.ts';

export type PromptFormat = 'lines' | 'jsonl' | 'csv';

export const mostPrompts = 10_000;

const jsonRow = z.object({
  prompt: z.string().trim().min(1),
  reference: z.string().nullish(),
});

/** Reads a list of prompts, or fails with `prompts-invalid` and the first line that is wrong. */
export function readPrompts(name: string, format: PromptFormat, given: string): BatchRow[] {
  const text = given.replace(/^\uFEFF/u, '');
  const refuse = (line: number | null, reason: string) =>
    new AppError('prompts-invalid', { name, line, reason });
  const rows = readers[format](text, refuse);
  if (rows.length === 0) throw refuse(null, 'There are no prompts in it.');
  if (rows.length > mostPrompts) {
    throw refuse(null, `It has ${rows.length} prompts; ${mostPrompts} are the most.`);
  }
  return rows;
}

/** By the ending of its name; everything else is one prompt a line. */
export function formatOf(fileName: string): PromptFormat {
  if (/\.(jsonl|ndjson)$/iu.test(fileName)) return 'jsonl';
  return /\.(csv|tsv)$/iu.test(fileName) ? 'csv' : 'lines';
}

type Refusal = (line: number | null, reason: string) => AppError;

const readers: Record<PromptFormat, (text: string, refuse: Refusal) => BatchRow[]> = {
  lines: (text) => filledLines(text).map(({ content }) => ({ prompt: content, reference: null })),

  jsonl: (text, refuse) =>
    filledLines(text).map(({ content, line }) => {
      const row = jsonRow.safeParse(parseJson(content, () => refuse(line, 'This is not JSON.')));
      if (!row.success) throw refuse(line, 'It needs a text called “prompt”.');
      return { prompt: row.data.prompt, reference: row.data.reference ?? null };
    }),

  csv(text, refuse) {
    const table = Papa.parse<Record<string, string | undefined>>(text, {
      header: true,
      skipEmptyLines: 'greedy',
      delimitersToGuess: [',', ';', '\t'],
      transformHeader: (header) => header.trim().toLowerCase(),
    });
    if (!table.meta.fields?.includes('prompt')) {
      throw refuse(1, 'The first line must name the columns, and one of them “prompt”.');
    }
    const broken = table.errors.find(({ type }) => type === 'Quotes');
    if (broken) throw refuse((broken.row ?? 0) + 1, 'A quotation mark is not closed.');
    return table.data.map(({ prompt = '', reference = '' }, index) => {
      if (prompt.trim() === '') throw refuse(index + 2, 'The prompt is empty.');
      return { prompt: prompt.trim(), reference: reference.trim() === '' ? null : reference };
    });
  },
};

/** Lines counted from 1, without blank ones. */
function filledLines(text: string): { content: string; line: number }[] {
  return text
    .split(/\r\n|\r|\n/u)
    .map((content, index) => ({ content: content.trim(), line: index + 1 }))
    .filter(({ content }) => content !== '');
}

function parseJson(text: string, refusal: () => AppError): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw refusal();
  }
}
