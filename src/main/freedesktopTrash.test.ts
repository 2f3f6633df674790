import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { moveToFreedesktopTrash } from './freedesktopTrash.ts';
import { makeTemporaryFolder, removeFolder } from './testFolder.ts';

let folder = '';
beforeEach(() => {
  folder = makeTemporaryFolder();
});
afterEach(() => removeFolder(folder));

const options = () => ({ dataHome: join(folder, 'share'), userId: 1234 });
const inTrash = (part: 'files' | 'info') => join(folder, 'share', 'Trash', part);

function write(name: string, text = 'weights'): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('a file goes to the trash of the home, with where and when it was', async () => {
  const path = write('a model, 100 %.gguf');
  const before = Date.now() - 1000;
  await moveToFreedesktopTrash(path, options());
  expect(existsSync(path)).toBe(false);
  expect(readFileSync(join(inTrash('files'), 'a model, 100 %.gguf'), 'utf8')).toBe('weights');
  const info = readFileSync(join(inTrash('info'), 'a model, 100 %.gguf.trashinfo'), 'utf8');
  const [, where = '', when = ''] =
    /^\[Trash Info\]\nPath=(.+)\nDeletionDate=(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\n$/.exec(info) ?? [];
  expect(decodeURIComponent(where)).toBe(path);
  expect(where).toContain('/a%20model%2C%20100%20%25.gguf');
  expect(new Date(when).getTime()).toBeGreaterThan(before);
  expect(statSync(inTrash('files')).mode & 0o777).toBe(0o700);
});

test('one of the same name does not take its place', async () => {
  for (const text of ['first', 'second', 'third']) {
    await moveToFreedesktopTrash(write('same.gguf', text), options());
  }
  expect(readdirSync(inTrash('files')).toSorted()).toEqual([
    'same.2.gguf',
    'same.3.gguf',
    'same.gguf',
  ]);
  expect(readFileSync(join(inTrash('files'), 'same.2.gguf'), 'utf8')).toBe('second');
  expect(readdirSync(inTrash('info'))).toHaveLength(3);
});

test.each(['x'.repeat(250) + '.gguf', '名'.repeat(83) + '.gg', '%00\n[Trash Info].gguf'])(
  'the name %j is kept well',
  async (name) => {
    const path = write(name);
    await moveToFreedesktopTrash(path, options());
    const [info = ''] = readdirSync(inTrash('info'));
    const text = readFileSync(join(inTrash('info'), info), 'utf8');
    expect(text.split('\n')).toHaveLength(4);
    expect(decodeURIComponent(/^Path=(.+)$/mu.exec(text)?.[1] ?? '')).toBe(path);
    expect(readdirSync(inTrash('files'))).toEqual([info.replace(/\.trashinfo$/u, '')]);
  },
);

test('where no trash can be made, the file stays and it is said', async () => {
  const path = write('kept.gguf');
  mkdirSync(join(folder, 'share'));
  symlinkSync(join(folder, 'nowhere', 'at', 'all'), join(folder, 'share', 'Trash'));
  await expect(moveToFreedesktopTrash(path, options())).rejects.toMatchObject({
    code: 'trash-unavailable',
  });
  expect(readFileSync(path, 'utf8')).toBe('weights');
});

test('what is not there cannot be moved', async () => {
  const path = join(folder, 'gone.gguf');
  await expect(moveToFreedesktopTrash(path, options())).rejects.toMatchObject({
    code: 'file-missing',
  });
});

const otherDisk = '/dev/shm';
test.skipIf(!existsSync(otherDisk) || statSync(otherDisk).dev === statSync('/tmp').dev)(
  'a file on another disk goes to the trash of that disk',
  async () => {
    const path = join(otherDisk, `alcove-test-${process.pid}.gguf`);
    const can = join(otherDisk, '.Trash-1234');
    writeFileSync(path, 'weights');
    try {
      await moveToFreedesktopTrash(path, options());
      const name = `alcove-test-${process.pid}.gguf`;
      expect(readdirSync(join(can, 'files'))).toEqual([name]);
      const info = readFileSync(join(can, 'info', `${name}.trashinfo`), 'utf8');
      expect(info).toContain(`\nPath=${name}\n`);
    } finally {
      removeFolder(can);
      removeFolder(path);
    }
  },
);
