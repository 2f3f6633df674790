import type {
  FileSegmentsEvent,
  TranslationFilesEvent,
} from '../../../../shared/api/translationFiles.ts';
import type { FileSegment, TranslationFile } from '../../../../shared/api/translationFiles.ts';
import { plainText } from '../../../../shared/segmentText.ts';
import { createTopic, startingWith } from '../../../topic.ts';
import type { Topic } from '../../../topic.ts';
import type { Terms } from '../dependencies.ts';
import { pairOfFile } from './filePair.ts';
import type { FileSegmentStore, StoredFileSegment } from './fileSegmentStore.ts';
import type { FileStore, StoredFile } from './fileStore.ts';

export type FileEventParts = {
  files: FileStore;
  segments: FileSegmentStore;
  terms: Pick<Terms, 'match'>;
  /** Milliseconds per segment in the present run; null while none is finished. */
  pace: (fileId: string) => number | null;
  isTranslating: (segmentId: string) => boolean;
};

/** Files and segments as windows see them, and who watches them. */
export function createFileEvents({ files, segments, terms, pace, isTranslating }: FileEventParts) {
  const list = createTopic<TranslationFilesEvent>();
  const topics = new Map<string, Topic<FileSegmentsEvent>>();

  function shown(file: StoredFile): TranslationFile {
    const { csvColumns: _, ...rest } = file;
    const counts = files.counts(file.id);
    const left = counts.segmentCount - counts.translated;
    const perSegment = file.status === 'running' ? pace(file.id) : null;
    const secondsLeft = perSegment === null ? null : Math.round((perSegment * left) / 1000);
    return { ...rest, ...counts, secondsLeft };
  }

  function shownSegment(file: StoredFile, segment: StoredFileSegment): FileSegment {
    const pair = pairOfFile(file);
    const status = isTranslating(segment.id) ? 'translating' : segment.status;
    const source = plainText(segment.source);
    return { ...segment, status, terms: pair ? terms.match(source, pair.from, pair.to) : [] };
  }

  function topicOf(id: string): Topic<FileSegmentsEvent> {
    const topic = topics.get(id) ?? createTopic<FileSegmentsEvent>();
    topics.set(id, topic);
    return topic;
  }

  return {
    shown,
    shownSegment,
    publishFile(file: StoredFile): TranslationFile {
      const view = shown(file);
      list.publish({ type: 'changed', file: view });
      topics.get(file.id)?.publish({ type: 'file', file: view });
      return view;
    },
    publishSegments(file: StoredFile, changed: readonly StoredFileSegment[]): void {
      const topic = topics.get(file.id);
      if (!topic) return;
      for (const segment of changed) {
        topic.publish({ type: 'segment', segment: shownSegment(file, segment) });
      }
    },
    /** Its segments are other ones now. */
    publishRecut(file: StoredFile): void {
      topics.get(file.id)?.publish({ type: 'recut', file: shown(file) });
    },
    publishRemoved(id: string): void {
      list.publish({ type: 'removed', id });
      topics.get(id)?.publish({ type: 'gone' });
    },
    watch: (signal?: AbortSignal) =>
      startingWith<TranslationFilesEvent>(
        { type: 'snapshot', files: files.list().map(shown) },
        list.subscribe(signal),
      ),
    watchSegments: (id: string, signal?: AbortSignal) =>
      startingWith<FileSegmentsEvent>(
        { type: 'snapshot', file: shown(files.get(id)) },
        topicOf(id).subscribe(signal),
      ),
    listSegments(id: string, page: Parameters<FileSegmentStore['page']>[1]) {
      const file = files.get(id);
      const { total, segments: found } = segments.page(id, page);
      return { total, segments: found.map((segment) => shownSegment(file, segment)) };
    },
    close(): void {
      list.close();
      for (const topic of topics.values()) topic.close();
    },
  };
}

export type FileEvents = ReturnType<typeof createFileEvents>;
