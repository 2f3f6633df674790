import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { implement } from '@orpc/server';
import { translationFilesContract } from '../../../../shared/api/translationFiles.ts';
import type { TranslationFile } from '../../../../shared/api/translationFiles.ts';
import type { TranslateDependencies } from '../dependencies.ts';
import type { Prepare } from '../translating/instruments.ts';
import { addFiles } from './addFiles.ts';
import { exportFile } from './exportFile.ts';
import { createFileColumns } from './fileColumns.ts';
import { createFileEvents } from './fileEvents.ts';
import { createFileRunner } from './fileRunner.ts';
import { createFileSegments } from './fileSegments.ts';
import { createFileSegmentStore } from './fileSegmentStore.ts';
import { createFileStore } from './fileStore.ts';

/** The batch of files: its parts put together. */
export function createTranslationFiles(prepare: Prepare, dependencies: TranslateDependencies) {
  const { database, filesFolder, terms } = dependencies;
  const files = createFileStore(database);
  const segments = createFileSegmentStore(database);
  files.purge();
  removeStrangers(filesFolder, new Set(files.list().map(({ id }) => id)));
  const events = createFileEvents({
    files,
    segments,
    terms,
    pace: (id) => runner.pace(id),
    isTranslating: (id) => runner.isTranslating(id),
  });
  const runner = createFileRunner({
    files,
    segments,
    prepare,
    onFile: (file) => events.publishFile(file),
    onSegments: (file, changed) => events.publishSegments(file, changed),
    dependencies,
  });
  const editing = createFileSegments({ files, segments, events, prepare, dependencies });
  const columns = createFileColumns({ database, files, segments, events, runner, dependencies });

  function unfinished(id: string | undefined): string[] {
    const listed = id === undefined ? files.list() : [files.get(id)];
    return listed
      .filter(({ status }) => status !== 'choosing' && status !== 'done')
      .map((file) => file.id);
  }

  async function pause(id: string | undefined): Promise<void> {
    await Promise.all(unfinished(id).map((each) => runner.stop(each)));
  }

  async function remove(id: string): Promise<void> {
    files.get(id);
    await runner.stop(id);
    files.setDeleted(id, true);
    events.publishRemoved(id);
  }

  function restore(id: string): TranslationFile {
    files.setDeleted(id, false);
    return events.publishFile(files.get(id));
  }

  const os = implement(translationFilesContract);
  const router = os.router({
    watch: os.watch.handler(({ signal }) => events.watch(signal)),
    add: os.add.handler(({ input }) =>
      addFiles(input, {
        database,
        files,
        segments,
        dependencies,
        onAdded: (file) => {
          if (file.status === 'waiting') runner.start(file.id);
          return events.publishFile(files.get(file.id));
        },
      }),
    ),
    listColumns: os.listColumns.handler(({ input, signal }) => columns.list(input.id, signal)),
    chooseColumns: os.chooseColumns.handler(({ input, signal }) =>
      columns.choose(input.id, input.columns, signal),
    ),
    pause: os.pause.handler(({ input }) => pause(input.id)),
    resume: os.resume.handler(({ input }) => {
      for (const id of unfinished(input.id)) runner.start(id);
    }),
    remove: os.remove.handler(({ input }) => remove(input.id)),
    restore: os.restore.handler(({ input }) => restore(input.id)),
    watchSegments: os.watchSegments.handler(({ input, signal }) =>
      events.watchSegments(input.fileId, signal),
    ),
    listSegments: os.listSegments.handler(({ input: { fileId, ...page } }) =>
      events.listSegments(fileId, page),
    ),
    listIssues: os.listIssues.handler(({ input }) => editing.listIssues(input.fileId, input.codes)),
    editSegment: os.editSegment.handler(({ input }) => editing.edit(input, input.target)),
    confirmSegment: os.confirmSegment.handler(({ input }) =>
      editing.confirm(input, input.isConfirmed),
    ),
    confirmAll: os.confirmAll.handler(({ input }) => editing.confirmAll(input.fileId)),
    retranslateSegment: os.retranslateSegment.handler(({ input }) => editing.retranslate(input)),
    listAlternatives: os.listAlternatives.handler(({ input }) =>
      editing.listAlternatives(input, input.count),
    ),
    export: os.export.handler(({ input }) =>
      exportFile(files.get(input.id), input.despiteIssues, { segments, dependencies }),
    ),
  });

  return {
    router,
    /** What the end of the app has cut off goes on. */
    resumeUnfinished(): void {
      for (const { id, status } of files.list().toReversed()) {
        if (status === 'waiting' || status === 'running') runner.start(id);
      }
    },
    prepareToClose: (): void => runner.prepareToClose(),
    close: (): void => events.close(),
  };
}

/** Originals of files that were removed, or never got in. */
function removeStrangers(folder: string, known: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) {
    if (!known.has(name)) rmSync(join(folder, name), { force: true });
  }
}
