import { implement } from '@orpc/server';
import { glossariesContract } from '../../../shared/api/glossaries.ts';
import type { Glossary } from '../../../shared/api/glossaries.ts';
import type { MatchedTerm, SegmentIssue } from '../../../shared/api/segments.ts';
import type { Language } from '../../../shared/languages.ts';
import type { Database } from '../../db/database.ts';
import { fileNameFrom } from '../../fileName.ts';
import { decodeTextFile } from '../../textFile.ts';
import { createTopic, startingWith } from '../../topic.ts';
import { readTable, writeTable } from './files/glossaryTable.ts';
import type { Pair, ReadTerms } from './files/glossaryTable.ts';
import { readTbx, writeTbx } from './files/tbx.ts';
import { createGlossaryStore } from './glossaryStore.ts';
import { createTermIndex } from './termIndex.ts';
import type { TermIndex } from './termIndex.ts';
import { createTermStore } from './termStore.ts';

export type GlossariesDependencies = {
  database: Database;
  /** Hands out a received file once; fails with `file-too-large` before it is read. */
  takeFile: (fileId: string, limitBytes: number) => Promise<{ name: string; content: Buffer }>;
};

const largestFile = 20 * 1024 * 1024;

/** The glossaries feature: terms kept, and found in what is translated. */
export function createGlossaries({ database, takeFile }: GlossariesDependencies) {
  const glossaries = createGlossaryStore(database);
  const terms = createTermStore(database);
  const changes = createTopic<Glossary[]>();
  const indexes = new Map<string, TermIndex>();

  /** After every change, of which the watchers learn. */
  function changed<Result>(result: Result): Result {
    indexes.clear();
    changes.publish(glossaries.list());
    return result;
  }

  /** Of all active glossaries of the pair, made when first needed after a change. */
  function indexOf({ from, to }: Pair): TermIndex {
    const key = `${from} ${to}`;
    const known = indexes.get(key);
    if (known) return known;
    const active = glossaries
      .list()
      .filter((each) => each.isActive && each.from === from && each.to === to);
    const index = createTermIndex(active.flatMap(({ id }) => terms.all(id)));
    indexes.set(key, index);
    return index;
  }

  async function importFile(input: { fileId: string; glossaryId?: string | undefined } & Pair) {
    const known = input.glossaryId === undefined ? null : glossaries.get(input.glossaryId);
    const { name, content } = await takeFile(input.fileId, largestFile);
    const pair = known ?? input;
    const read = await readTerms(name, decodeTextFile(name, content), pair);
    const glossary =
      known ?? glossaries.create({ name: nameFrom(name), from: input.from, to: input.to });
    const added = terms.addAll(glossary.id, read.terms);
    return changed({
      glossary: glossaries.get(glossary.id),
      added,
      skipped: read.skipped + read.terms.length - added,
    });
  }

  function exported(id: string, format: 'csv' | 'tsv' | 'tbx') {
    const glossary = glossaries.get(id);
    const all = terms.all(id);
    const content =
      format === 'tbx'
        ? writeTbx(glossary.name, all, glossary)
        : writeTable(all, glossary, format === 'csv' ? ',' : '\t');
    return { fileName: fileNameFrom(glossary.name, format), content };
  }

  const os = implement(glossariesContract);
  const router = os.router({
    watch: os.watch.handler(({ signal }) =>
      startingWith(glossaries.list(), changes.subscribe(signal)),
    ),
    create: os.create.handler(({ input }) => changed(glossaries.create(input))),
    rename: os.rename.handler(({ input }) => changed(glossaries.rename(input.id, input.name))),
    setActive: os.setActive.handler(({ input }) =>
      changed(glossaries.setActive(input.id, input.isActive)),
    ),
    delete: os.delete.handler(({ input }) => changed(glossaries.delete(input.id))),
    restore: os.restore.handler(({ input }) => changed(glossaries.restore(input.id))),
    listTerms: os.listTerms.handler(({ input }) => terms.list(input.glossaryId, input)),
    saveTerm: os.saveTerm.handler(({ input }) => {
      glossaries.get(input.glossaryId);
      return changed(terms.save(input.glossaryId, input.term));
    }),
    deleteTerm: os.deleteTerm.handler(({ input }) =>
      changed(terms.delete(input.glossaryId, input.termId)),
    ),
    import: os.import.handler(({ input }) => importFile(input)),
    export: os.export.handler(({ input }) => exported(input.id, input.format)),
  });

  return {
    router,
    /** Terms in a source without its tokens, left to right. */
    match: (source: string, from: Language, to: Language): MatchedTerm[] =>
      indexOf({ from, to }).match(source),
    /** What a target misses of them. */
    check: (source: string, target: string, from: Language, to: Language): SegmentIssue[] =>
      indexOf({ from, to }).check(source, target),
    /** Of each term that a target misses, how it may be written. */
    missed: (source: string, target: string, from: Language, to: Language): string[][] =>
      indexOf({ from, to }).missed(source, target),
    close: (): void => changes.close(),
  };
}

function readTerms(name: string, text: string, pair: Pair): ReadTerms | Promise<ReadTerms> {
  return /\.tbx$/iu.test(name) ? readTbx(name, text, pair) : readTable(name, text, pair);
}

function nameFrom(fileName: string): string {
  return fileName.replace(/\.[^.]+$/u, '').slice(0, 120) || fileName.slice(0, 120);
}
