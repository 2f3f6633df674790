import { AppError } from '../../../../shared/errors.ts';
import type { Job, JobOutcome } from '../../../jobs.ts';
import type { Pair, TranslateDependencies } from '../dependencies.ts';
import type { Prepare } from '../translating/instruments.ts';
import { findTermIssues } from '../translating/faults.ts';
import { translateSegment } from '../translating/translateSegment.ts';
import type { SegmentTask } from '../translating/translateSegment.ts';
import { segmentOf } from '../../../../shared/segmentText.ts';
import { freshTemperature } from '../translating/seeds.ts';
import type { StoredSegment } from './textStore.ts';
import { pairOfText } from './textState.ts';
import type { TextState } from './textState.ts';

type Running = { id: string; job: Job<void>; isDropped: boolean };

export type TextRunnerParts = {
  state: TextState;
  prepare: Prepare;
  dependencies: TranslateDependencies;
};

/** As many segments before one as are told with it. */
const contextSegments = 3;

/**
 * Translates the segments that wait, in order, each as a job of its own: a chat message is answered
 * between two of them.
 */
export function createTextRunner({ state, prepare, dependencies }: TextRunnerParts) {
  /** Of segments that are to be translated otherwise than before. */
  const seeds = new Map<string, number>();
  let running: Running | null = null;
  let isStopped = false;
  let isClosing = false;

  function goOn(): void {
    if (running || isStopped || isClosing) return;
    const next = state.segments().find(({ status }) => status === 'waiting');
    const pair = pairOfText(state.text());
    if (!next || !pair) return state.setStatus('idle');
    if (pair.from === pair.to) {
      return fail(new AppError('languages-same', { language: pair.to }));
    }
    if (state.status() !== 'translating') state.setStatus('waiting');
    const { id } = next;
    const job = dependencies.jobs.add({
      priority: 'interactive',
      work: (signal) => work(id, pair, signal),
      settle: (outcome) => settle(outcome),
    });
    running = { id, job, isDropped: false };
  }

  async function work(id: string, pair: Pair, signal: AbortSignal): Promise<void> {
    if (recall(id, pair)) return;
    if (!dependencies.models.ready()) state.setStatus('loading-model');
    const { instrument, used } = await prepare({ ...pair, priority: 'interactive', signal });
    state.note({ stack: used });
    const segment = state.find(id);
    if (!segment) return;
    state.setStatus('translating');
    const { target, issues } = await translateSegment(instrument, taskOf(segment, pair), {
      signal,
      onStart: () => state.setTranslating(id),
      onDelta: (text) => state.addDelta(id, text),
    });
    // Edited or replaced in the meantime, it is as a person wants it.
    const now = state.find(id);
    if (now?.status !== 'waiting' || now.source !== segment.source) return;
    const status = target ? 'translated' : 'failed';
    state.change(id, { target, issues, status, origin: target && { kind: 'model' } });
  }

  /** What was confirmed before is taken over, unless another translation was asked for. */
  function recall(id: string, pair: Pair): boolean {
    const segment = state.find(id);
    if (!segment || seeds.has(id)) return false;
    const wanted = { ...pair, ...state.neighboursOf(id), source: segmentOf(segment.source) };
    const [best] = dependencies.memory.match({ ...wanted, leastScore: 100, limit: 1 });
    if (!best) return false;
    const { target } = best.entry;
    const origin = { kind: 'memory', score: best.score } as const;
    const issues = findTermIssues(wanted, target, dependencies.terms);
    state.change(id, { target, origin, status: 'translated', issues });
    return true;
  }

  function taskOf(segment: StoredSegment, pair: Pair): SegmentTask {
    const all = state.segments();
    const index = all.indexOf(segment);
    return {
      ...pair,
      source: segmentOf(segment.source),
      formality: state.text().settings.formality,
      terms: state.termsOf(segment.source),
      title: '',
      context: all.slice(Math.max(0, index - contextSegments), index).map(({ source }) => source),
      maxLength: null,
      seed: seeds.get(segment.id) ?? 0,
      leastTemperature: seeds.has(segment.id) ? freshTemperature : 0,
    };
  }

  function settle(outcome: JobOutcome<void>): void {
    const isDropped = running?.isDropped ?? false;
    running = null;
    state.setTranslating(null);
    if (outcome.state === 'failed') return fail(outcome.error);
    // Somebody else needs the engine, or everything ends.
    if (outcome.state === 'cancelled' && !isDropped) isStopped = true;
    if (isStopped) state.setStatus('idle');
    else goOn();
  }

  function fail({ code, details }: AppError): void {
    isStopped = true;
    state.setStatus('failed', { code, details });
  }

  return {
    taskOf,
    /** Also after a stop or a failure. */
    start(): void {
      isStopped = false;
      goOn();
    },
    /** The one that is being translated is not wanted any more; the others are. */
    drop(id: string): void {
      if (running?.id !== id) return;
      running.isDropped = true;
      running.job.cancel();
    },
    useSeed(id: string, seed: number): void {
      seeds.set(id, seed);
    },
    /** Before the jobs end. */
    prepareToClose(): void {
      isClosing = true;
    },
    async stop(): Promise<void> {
      isStopped = true;
      const job = running?.job;
      job?.cancel();
      await job?.outcome;
    },
  };
}

export type TextRunner = ReturnType<typeof createTextRunner>;
