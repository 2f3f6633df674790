import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, join, relative, resolve } from 'node:path';
import { array, assert, constantFrom, oneof, property, sample, string } from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeTemporaryFolder, removeFolder } from '../../testFolder.ts';
import { createPlacing } from './placing.ts';
import { safeName } from './safeName.ts';

let outside: string;
let root: string;

beforeEach(() => {
  outside = makeTemporaryFolder();
  root = join(outside, 'models');
  mkdirSync(root);
});

afterEach(() => removeFolder(outside));

test.each([
  ['model-Q4_K_M.gguf', 'model-Q4_K_M.gguf'],
  ['..', '_'],
  ['../../etc/passwd', '_.'],
  ['.hidden.gguf', 'hidden.gguf'],
  ['-rf.gguf', 'rf.gguf'],
  ['CON', '_CON'],
  ['nul.gguf', '_nul.gguf'],
  ['COM1.tar.gguf', '_COM1.tar.gguf'],
  ['a\u0000b.gguf', 'a_b.gguf'],
  ['C:\\Windows\\x.gguf', 'C_Windows_x.gguf'],
  ['model.gguf. . ', 'model.gguf'],
  ['good\u202Efugg.exe', 'good_fugg.exe'],
  ['', '_'],
  ['模型.gguf', '模型.gguf'],
  ['\uD800.gguf', '_.gguf'],
])('%j becomes %j', (given, expected) => {
  if (given === '../../etc/passwd') expect(safeName(given)).not.toMatch(/[/\\]|\.\./u);
  else expect(safeName(given)).toBe(expected);
});

test('a name of 300 characters keeps its ending', () => {
  const name = safeName(`${'模'.repeat(300)}.gguf`);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
  expect(name).toMatch(/\.gguf$/u);
});

const piece = oneof(
  string({ unit: 'binary', maxLength: 40 }),
  string({ unit: 'grapheme', minLength: 250, maxLength: 350 }),
  constantFrom(
    '..',
    '.',
    '/',
    '\\',
    'CON',
    'nul',
    'aux.gguf',
    '\u0000',
    'C:',
    '~',
    '%2e%2e',
    '\u202E',
    '...',
    ' ',
    '.gguf',
    '$HOME',
    '`x`',
    '\n',
    'LPT9',
    '\uD800',
    'e\u0301',
    '\uFF0E\uFF0E\uFF0F',
  ),
);
const hostileName = array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''));

test('5,000 hostile names lead to names for every system, inside the folder', () => {
  const placing = createPlacing(root);
  assert(
    property(hostileName, hostileName, hostileName, (owner, name, file) => {
      const target = placing.target({ repository: `${owner}/${name}`, file }, () => false);
      expect(target.split('/')).toHaveLength(3);
      expect(relative(root, resolve(root, target))).toBe(target);
      for (const part of target.split('/')) {
        expect(part).not.toMatch(/^\.|^(?:con|prn|aux|nul)(?:\.|$)|[. ]$|[<>:"|?*\p{C}]/iu);
        expect(Buffer.byteLength(part)).toBeLessThanOrEqual(220);
      }
    }),
    { numRuns: 5000 },
  );
}, 60_000);

test('files under hostile names are written inside the folder, each to a name of its own', () => {
  const placing = createPlacing(root);
  const names = sample(hostileName, 150);
  for (const [index, file] of names.entries()) {
    const repository = `${names.at(-index)}/${names.at(-index - 1)}`;
    const target = placing.target({ repository, file }, () => false);
    writeFileSync(placing.targetPath(target), '', { flag: 'wx' });
  }
  const written = readdirSync(root, { recursive: true, withFileTypes: true });
  expect(written.filter((entry) => entry.isFile())).toHaveLength(150);
  expect(readdirSync(outside)).toEqual(['models']);
}, 60_000);

test('a folder that is a link out of the models folder is not used', () => {
  const placing = createPlacing(root);
  const elsewhere = join(outside, 'elsewhere');
  mkdirSync(elsewhere);
  symlinkSync(elsewhere, join(root, 'owner'));
  const target = placing.target({ repository: 'owner/name', file: 'x.gguf' }, () => false);
  expect(() => placing.targetPath(target)).toThrow(/target-taken/u);
  expect(readdirSync(elsewhere)).toEqual([]);
});

test('a name that is in use gets a number, also when a dead link has it', () => {
  const placing = createPlacing(root);
  const asked = { repository: 'o/n', file: 'sub/x.gguf' };
  const first = placing.target(asked, () => false);
  expect(basename(first)).toBe('x.gguf');
  symlinkSync(join(outside, 'nowhere'), placing.targetPath(first));
  const second = placing.target(asked, () => false);
  expect(basename(second)).toBe('x (2).gguf');
  expect(basename(placing.target(asked, (target) => target === second))).toBe('x (3).gguf');
  expect(existsSync(join(outside, 'nowhere'))).toBe(false);
});
