import { expect, test } from 'vitest';
import { formatOf, mostPrompts, readPrompts } from './promptList.ts';
import type { PromptFormat } from './promptList.ts';

test.each<[PromptFormat, string, [string, string | null][]]>([
  [
    'lines',
    '\uFEFFone\r\n\n  two  \n',
    [
      ['one', null],
      ['two', null],
    ],
  ],
  [
    'jsonl',
    '{"prompt":"one","reference":"eins"}\n\n{"prompt":"two"}',
    [
      ['one', 'eins'],
      ['two', null],
    ],
  ],
  [
    'csv',
    'Prompt,Reference\none,eins\n"two, or\nmore",\n',
    [
      ['one', 'eins'],
      ['two, or\nmore', null],
    ],
  ],
  ['csv', 'prompt;reference\n"a ""b""";x', [['a "b"', 'x']]],
  ['csv', 'id\tprompt\n1\tone', [['one', null]]],
])('%s: %j', (format, text, expected) => {
  const rows = readPrompts('list', format, text);
  expect(rows.map(({ prompt, reference }) => [prompt, reference])).toEqual(expected);
});

test.each<[PromptFormat, string, number | null, string]>([
  ['lines', ' \n ', null, 'no prompts'],
  ['lines', 'x\n'.repeat(mostPrompts + 1), null, `${mostPrompts} are the most`],
  ['jsonl', '{"prompt":"a"}\nnonsense', 2, 'not JSON'],
  ['jsonl', '{"prompt":"a"}\n{"text":"b"}', 2, '“prompt”'],
  ['jsonl', '{"prompt":7}', 1, '“prompt”'],
  ['csv', 'a,b\n1,2', 1, 'name the columns'],
  ['csv', 'prompt,reference\n,x', 2, 'empty'],
  ['csv', 'prompt\n"never closed', 2, 'not closed'],
])('%s is refused', (format, text, line, reason) => {
  const read = () => readPrompts('list', format, text);
  expect(read).toThrow(expect.objectContaining({ code: 'prompts-invalid' }));
  expect(read).toThrow(reason);
  expect(read).toThrow(`"line":${line}`);
});

test('the name says the format', () => {
  expect(['a.jsonl', 'a.NDJSON', 'a.csv', 'a.tsv', 'a.txt', 'a'].map(formatOf)).toEqual([
    'jsonl',
    'jsonl',
    'csv',
    'csv',
    'lines',
    'lines',
  ]);
});
