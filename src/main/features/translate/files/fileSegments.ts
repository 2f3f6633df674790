import { randomInt } from 'node:crypto';
import type { IssueCode, SegmentIssue, SegmentText } from '../../../../shared/api/segments.ts';
import type { FileSegment, TranslationFile } from '../../../../shared/api/translationFiles.ts';
import { AppError } from '../../../../shared/errors.ts';
import { plainText } from '../../../../shared/segmentText.ts';
import { resultOf } from '../../../jobs.ts';
import { findAlternatives } from '../alternatives.ts';
import type { Neighbours, Pair, TranslateDependencies } from '../dependencies.ts';
import { findIssues } from '../translating/faults.ts';
import type { Prepare } from '../translating/instruments.ts';
import { freshTemperature, seeds } from '../translating/seeds.ts';
import { translateSegment } from '../translating/translateSegment.ts';
import type { Instrument, SegmentTask } from '../translating/translateSegment.ts';
import { pairOfFile } from './filePair.ts';
import type { FileSegmentStore, StoredFileSegment } from './fileSegmentStore.ts';
import type { FileStore, StoredFile } from './fileStore.ts';
import { neighboursOf } from './recall.ts';
import { taskOf } from './segmentGroups.ts';
import type { FileEvents } from './fileEvents.ts';

export type FileSegmentParts = {
  files: FileStore;
  segments: FileSegmentStore;
  events: FileEvents;
  prepare: Prepare;
  dependencies: Pick<TranslateDependencies, 'jobs' | 'memory' | 'terms'>;
};

type SegmentOf = { fileId: string; segmentId: string };

export type ListedIssue = { segmentId: string; index: number; issue: SegmentIssue; text: string };

/** What a person does with the segments of files. */
export function createFileSegments(parts: FileSegmentParts) {
  const { files, segments, events, prepare, dependencies } = parts;
  const { memory, terms, jobs } = dependencies;

  function keep(file: StoredFile, changed: readonly StoredFileSegment[]): void {
    segments.saveAll(changed);
    events.publishSegments(file, changed);
    events.publishFile(file);
  }

  function keepOne(file: StoredFile, segment: StoredFileSegment): FileSegment {
    keep(file, [segment]);
    return events.shownSegment(file, segment);
  }

  function around(fileId: string, index: number): Neighbours {
    const textAt = (at: number): string => plainText(segments.sourceAt(fileId, at) ?? []);
    return { previous: textAt(index - 1), next: textAt(index + 1) };
  }

  function edit({ fileId, segmentId }: SegmentOf, target: SegmentText): FileSegment {
    const file = files.get(fileId);
    const segment = segments.get(fileId, segmentId);
    const issues = findIssues({ ...segment, ...pairOf(file) }, target, terms);
    const origin = { kind: 'user' } as const;
    return keepOne(file, { ...segment, target, issues, origin, status: 'translated' });
  }

  function confirm({ fileId, segmentId }: SegmentOf, isConfirmed: boolean): FileSegment {
    const file = files.get(fileId);
    const segment = segments.get(fileId, segmentId);
    const { target, source, index } = segment;
    if (!target) throw new AppError('not-found', { what: 'target' });
    if (!isConfirmed) return keepOne(file, { ...segment, status: 'translated' });
    const entry = { ...pairOf(file), ...around(fileId, index), source, target, origin: file.name };
    memory.remember([entry]);
    const confirmed = { ...segment, status: 'confirmed' as const };
    const same = segments.untranslatedLike(fileId, source).map((each) => ({
      ...each,
      target,
      issues: segment.issues,
      origin: { kind: 'memory', score: 100 } as const,
      status: 'translated' as const,
    }));
    keep(file, [confirmed, ...same]);
    return events.shownSegment(file, confirmed);
  }

  function confirmAll(fileId: string): TranslationFile {
    const file = files.get(fileId);
    const pair = pairOf(file);
    const all = segments.all(fileId);
    const open = all.filter(({ target, status }) => target !== null && status !== 'confirmed');
    memory.remember(
      open.flatMap(({ source, target, index }) =>
        target ? { ...pair, ...neighboursOf(all, index), source, target, origin: file.name } : [],
      ),
    );
    keep(
      file,
      open.map((segment) => ({ ...segment, status: 'confirmed' as const })),
    );
    return events.shown(file);
  }

  /** One segment, asked for by a person. */
  function taskAlone(file: StoredFile, segment: StoredFileSegment): SegmentTask {
    const { id, name, settings } = file;
    const { formality } = settings;
    const given = { all: segments.all(id), pair: pairOf(file), title: name, formality, terms };
    return taskOf(segment, segment, given);
  }

  async function instrumentFor(file: StoredFile, signal: AbortSignal): Promise<Instrument> {
    const { instrument } = await prepare({ ...pairOf(file), priority: 'interactive', signal });
    return instrument;
  }

  async function retranslate({ fileId, segmentId }: SegmentOf): Promise<FileSegment> {
    const file = files.get(fileId);
    const segment = segments.get(fileId, segmentId);
    const task = {
      ...taskAlone(file, segment),
      seed: randomInt(seeds),
      leastTemperature: freshTemperature,
    };
    const translated = await resultOf(
      jobs.add({
        priority: 'interactive',
        work: async (signal) =>
          translateSegment(await instrumentFor(file, signal), task, { signal }),
      }),
    );
    const status = translated.target ? 'translated' : 'failed';
    const origin = translated.target && ({ kind: 'model' } as const);
    return keepOne(file, { ...segment, ...translated, status, origin });
  }

  function listAlternatives(
    { fileId, segmentId }: SegmentOf,
    count: number,
  ): Promise<SegmentText[]> {
    const file = files.get(fileId);
    const segment = segments.get(fileId, segmentId);
    return findAlternatives({
      jobs,
      prepare: (signal) => instrumentFor(file, signal),
      task: taskAlone(file, segment),
      target: segment.target,
      count,
    });
  }

  function listIssues(fileId: string, codes: readonly IssueCode[] | undefined): ListedIssue[] {
    files.get(fileId);
    return segments
      .all(fileId)
      .flatMap(({ id, index, issues, source, target }) =>
        issues
          .filter(({ code }) => codes === undefined || codes.includes(code))
          .map((issue) => ({ segmentId: id, index, issue, text: plainText(target ?? source) })),
      );
  }

  return { edit, confirm, confirmAll, retranslate, listAlternatives, listIssues };
}

function pairOf(file: StoredFile): Pair {
  const pair = pairOfFile(file);
  if (!pair) throw new AppError('not-found', { what: 'language' });
  return pair;
}
