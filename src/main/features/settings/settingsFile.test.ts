import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeTemporaryFolder, removeFolder } from '../../testFolder.ts';
import { readSettings, writeSettings } from './settingsFile.ts';

let folder = '';
let path = '';

beforeEach(() => {
  folder = makeTemporaryFolder();
  path = join(folder, 'settings.json');
});

afterEach(() => removeFolder(folder));

test('without a file there are defaults, and reading writes nothing', () => {
  expect(readSettings(path)).toMatchObject({ theme: 'system', lastModelId: null });
  expect(readdirSync(folder)).toEqual([]);
});

test('what was written is read, and only its owner can', () => {
  const settings = { ...readSettings(path), theme: 'dark' as const };
  writeSettings(path, settings);
  expect(readSettings(path)).toEqual(settings);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['settings.json']);
});

test('fields of an earlier version get their defaults, unknown ones are left out', () => {
  writeFileSync(path, '{"theme":"light","colour":"red"}');
  expect(readSettings(path)).toMatchObject({ theme: 'light', listWidth: 260 });
  expect(readSettings(path)).not.toHaveProperty('colour');
});

test.each(['', '{"theme":', '[]', '{"theme":"purple"}'])(
  'a file with %j is set aside and defaults are used',
  (content) => {
    writeFileSync(path, content);
    expect(readSettings(path).theme).toBe('system');
    const [aside, ...others] = readdirSync(folder);
    expect(others).toEqual([]);
    expect(aside).toMatch(/^settings\.json\.broken-\d+$/u);
    expect(readFileSync(join(folder, aside ?? ''), 'utf8')).toBe(content);
  },
);
