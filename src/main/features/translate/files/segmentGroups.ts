import type { Formality } from '../../../../shared/api/translate.ts';
import { plainText } from '../../../../shared/segmentText.ts';
import type { Pair, Terms } from '../dependencies.ts';
import { fitsInBatch, translateBatch } from '../translating/translateBatch.ts';
import { notTranslated } from '../translating/translateSegment.ts';
import type { Instrument, SegmentTask } from '../translating/translateSegment.ts';
import type { StoredFileSegment } from './fileSegmentStore.ts';

/** Segments that are translated together: for each source all that have it, in order. */
export type SegmentGroup = StoredFileSegment[][];

/** As many segments before a group as are told with it. */
const contextSegments = 3;

/** The segments without a target, in order. */
export function groupsOf(all: readonly StoredFileSegment[], batchSize: number): SegmentGroup[] {
  const untranslated = all.filter(({ target }) => target === null);
  const groups: SegmentGroup[] = [];
  for (const alike of Map.groupBy(untranslated, ({ source }) => JSON.stringify(source)).values()) {
    const last = groups.at(-1);
    const isJoining =
      last !== undefined &&
      last.length < batchSize &&
      [...last, alike].every(([first]) => first !== undefined && fitsInBatch(first));
    if (isJoining) last.push(alike);
    else groups.push([alike]);
  }
  return groups;
}

export type GroupContext = {
  all: readonly StoredFileSegment[];
  pair: Pair;
  title: string;
  formality: Formality;
  terms: Pick<Terms, 'match'>;
  instrument: Instrument;
  signal: AbortSignal;
};

/** All segments of the group with what the model wrote. */
export async function translateGroup(
  group: SegmentGroup,
  context: GroupContext,
): Promise<StoredFileSegment[]> {
  const firsts = group.flatMap((alike) => alike.slice(0, 1));
  const [first] = firsts;
  if (!first) return [];
  const tasks = firsts.map((segment) => taskOf(segment, first, context));
  const translated = await translateBatch(context.instrument, tasks, context.signal);
  return group.flatMap((alike, index) => {
    const { target, issues } = translated[index] ?? notTranslated;
    const status = target ? ('translated' as const) : ('failed' as const);
    const origin = target && ({ kind: 'model' } as const);
    return alike.map((segment) => ({ ...segment, target, issues, status, origin }));
  });
}

/** Of a group all are told the same, so that its prompt is one. */
export function taskOf(
  { source, maxLength }: StoredFileSegment,
  first: StoredFileSegment,
  { all, pair, title, formality, terms }: Omit<GroupContext, 'instrument' | 'signal'>,
): SegmentTask {
  const { from, to } = pair;
  return {
    from,
    to,
    source,
    maxLength,
    formality,
    title,
    terms: terms.match(plainText(source), from, to),
    context: all
      .slice(Math.max(0, first.index - contextSegments), first.index)
      .map((each) => plainText(each.source)),
    seed: 0,
    leastTemperature: 0,
  };
}
