import type { DocumentEvent } from '../documentEvents.ts';

/** Programs, and data that is read line by line. */
const extensions = new Set(
  [
    ['c', 'h', 'cc', 'cpp', 'cxx', 'hpp', 'm', 'mm', 'cs', 'java', 'kt', 'kts', 'scala', 'groovy'],
    ['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx', 'vue', 'svelte', 'css', 'scss', 'less'],
    ['py', 'rb', 'php', 'pl', 'pm', 'lua', 'r', 'jl', 'dart', 'swift', 'go', 'rs', 'zig', 'nim'],
    [
      'hs',
      'ml',
      'mli',
      'fs',
      'ex',
      'exs',
      'erl',
      'clj',
      'lisp',
      'el',
      'scm',
      'vb',
      'pas',
      'asm',
      's',
    ],
    ['sh', 'bash', 'zsh', 'fish', 'ps1', 'bat', 'cmd', 'sql', 'graphql', 'proto', 'tf', 'cmake'],
    [
      'json',
      'jsonl',
      'yaml',
      'yml',
      'toml',
      'ini',
      'conf',
      'cfg',
      'env',
      'properties',
      'xml',
      'xsd',
    ],
    [
      'csv',
      'tsv',
      'log',
      'diff',
      'patch',
      'po',
      'pot',
      'xliff',
      'xlf',
      'tmx',
      'tbx',
      'gradle',
      'mk',
    ],
  ].flat(),
);

export function isSourceCode(extension: string): boolean {
  return extensions.has(extension);
}

/** A block ends before its next function, or, when it is longer than this, wherever it can. */
const mostLines = 60;
const progressLines = 20_000;

/** Blocks of whole functions, as far as empty lines and indentation tell them. */
export function* readSourceCode(source: string): Generator<DocumentEvent, void, void> {
  const lines = source.split(/\r\n|\r|\n/);
  let open: string[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1] ?? '';
    if (open.length > 0 && beginsBlock(before, line, open.length)) {
      yield { type: 'block', kind: 'code', text: open.join('\n') };
      open = [];
    }
    open.push(line);
    if (index % progressLines !== 0) continue;
    yield { type: 'progress', progress: { done: index, total: lines.length, unit: 'parts' } };
  }
  yield { type: 'block', kind: 'code', text: open.join('\n') };
}

function beginsBlock(before: string, line: string, openLines: number): boolean {
  if (openLines >= mostLines * 2) return true;
  if (before.trim() !== '') return false;
  const isOutermost = /^[^\s)\]}]/.test(line);
  return isOutermost || (openLines >= mostLines && line.trim() !== '');
}
