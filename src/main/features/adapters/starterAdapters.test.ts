import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../db/database.ts';
import type { Database } from '../../db/database.ts';
import { makeTemporaryFolder, removeFolder } from '../../testFolder.ts';
import { createAdapterStore } from './adapterStore.ts';
import { placeStarterAdapters } from './starterAdapters.ts';

const starterFolder = fileURLToPath(
  new URL('../../../../resources/models/starter/adapters/', import.meta.url),
);

let folder: string;
let database: Database;

beforeEach(() => {
  folder = makeTemporaryFolder();
  database = openDatabase({ path: join(folder, 'a.db'), backupFolder: folder, wasCutOff: false });
});

afterEach(() => {
  database.close();
  removeFolder(folder);
});

test('placed once, each keeps its file, in whatever order they are and whichever is off the rack', async () => {
  const store = createAdapterStore(database);
  const files = () => store.list().map(({ name, path }) => [name, basename(path)]);
  expect(await placeStarterAdapters(store, starterFolder)).toBe(true);
  const [formal, ...others] = store.list();
  expect(formal?.name).toBe('Formal address');
  store.order([...others, ...(formal ? [formal] : [])].map(({ id }) => id));
  expect(await placeStarterAdapters(store, starterFolder)).toBe(false);
  expect(files()).toEqual([
    ['Informal address', 'informal.gguf'],
    ['Headlines', 'headline.gguf'],
    ['Brief answers', 'brief.gguf'],
    ['Formal address', 'formal.gguf'],
  ]);
  store.setRemoved(formal?.id ?? '', true);
  expect(await placeStarterAdapters(store, starterFolder)).toBe(false);
  expect(files()).toHaveLength(3);
});
