import { setImmediate as nextTurn } from 'node:timers/promises';
import { implement } from '@orpc/server';
import { maxReceivedBytes } from '../../../shared/api/files.ts';
import { translationMemoryContract } from '../../../shared/api/translationMemory.ts';
import type { MemoryStatistics } from '../../../shared/api/translationMemory.ts';
import type { Database } from '../../db/database.ts';
import { decodeTextFile } from '../../textFile.ts';
import { createTopic, startingWith } from '../../topic.ts';
import { createConcordance } from './concordance.ts';
import { createMatching } from './matching.ts';
import { createMemoryStore } from './memoryStore.ts';
import type { NewEntry, PairFilter } from './memoryStore.ts';
import { readTmx } from './tmx/readTmx.ts';
import { writeTmx } from './tmx/writeTmx.ts';

export type TranslationMemoryDependencies = {
  database: Database;
  /** Hands out a received file once; fails with `file-too-large` before it is read. */
  takeFile: (fileId: string, limitBytes: number) => Promise<{ name: string; content: Buffer }>;
};

/** Written in one transaction, which other work waits for. */
const entriesAtOnce = 200;

/** The translation memory: confirmed pairs kept, found again by likeness, and exchanged as TMX. */
export function createTranslationMemory({ database, takeFile }: TranslationMemoryDependencies) {
  const store = createMemoryStore(database);
  const match = createMatching(database);
  const search = createConcordance(database);
  const changes = createTopic<MemoryStatistics>();

  function changed<Result>(result: Result): Result {
    changes.publish(store.statistics());
    return result;
  }

  async function importTmx(fileId: string): Promise<{ added: number; skipped: number }> {
    const { name, content } = await takeFile(fileId, maxReceivedBytes);
    const { entries, skipped } = await readTmx(name, decodeTextFile(name, content));
    const before = store.statistics().total;
    for (let start = 0; start < entries.length; start += entriesAtOnce) {
      store.save(entries.slice(start, start + entriesAtOnce));
      await nextTurn();
    }
    const added = store.statistics().total - before;
    return changed({ added, skipped: skipped + entries.length - added });
  }

  function exportTmx(pair: PairFilter) {
    const languages = [pair.from, pair.to].filter((each) => each !== null);
    const fileName = ['translation-memory', ...languages].join('.');
    return { fileName: `${fileName}.tmx`, content: writeTmx(store.all(pair)) };
  }

  const os = implement(translationMemoryContract);
  const router = os.router({
    watchStatistics: os.watchStatistics.handler(({ signal }) =>
      startingWith(store.statistics(), changes.subscribe(signal)),
    ),
    search: os.search.handler(({ input }) => search(input)),
    match: os.match.handler(({ input }) => match(input)),
    editEntry: os.editEntry.handler(({ input }) =>
      changed(store.setTarget(input.id, input.target)),
    ),
    deleteEntry: os.deleteEntry.handler(({ input }) => changed(store.delete(input.id))),
    restoreEntry: os.restoreEntry.handler(({ input }) => changed(store.restore(input.id))),
    importTmx: os.importTmx.handler(({ input }) => importTmx(input.fileId)),
    exportTmx: os.exportTmx.handler(({ input }) => exportTmx(input)),
  });

  return {
    router,
    match,
    /** Keeps confirmed segments; resolves nothing: they are on the disk when it returns. */
    remember(entries: readonly Omit<NewEntry, 'updatedAt'>[]): void {
      const updatedAt = Date.now();
      changed(store.save(entries.map((entry) => ({ ...entry, updatedAt }))));
    },
    close: (): void => changes.close(),
  };
}
