import { randomInt } from 'node:crypto';
import { implement } from '@orpc/server';
import type { SegmentText } from '../../../shared/api/segments.ts';
import { translateContract } from '../../../shared/api/translate.ts';
import type { TextSegment } from '../../../shared/api/translate.ts';
import { AppError } from '../../../shared/errors.ts';
import { findAlternatives } from './alternatives.ts';
import type { Pair, TranslateDependencies } from './dependencies.ts';
import type { ProfileChoices } from './profileChoices.ts';
import { setText } from './text/settingText.ts';
import type { NewText } from './text/settingText.ts';
import type { TextRunner } from './text/textRunner.ts';
import { pairOfText } from './text/textState.ts';
import type { TextState } from './text/textState.ts';
import { findIssues } from './translating/faults.ts';
import { seeds } from './translating/seeds.ts';
import type { Prepare } from './translating/instruments.ts';
import { segmentOf } from '../../../shared/segmentText.ts';

export type TranslateParts = {
  state: TextState;
  runner: TextRunner;
  profiles: ProfileChoices;
  prepare: Prepare;
  dependencies: TranslateDependencies;
};

/** Each method of the contract, and who answers it. */
export function createTranslateHandlers(parts: TranslateParts) {
  const { state, runner, profiles, prepare, dependencies } = parts;

  async function take(given: NewText): Promise<void> {
    const replaced = await setText(state, given);
    if (!replaced) return;
    profiles.publish();
    for (const id of replaced) runner.drop(id);
    runner.start();
  }

  function pair(): Pair {
    const found = pairOfText(state.text());
    if (!found) throw new AppError('not-found', { what: 'language' });
    return found;
  }

  function edit(id: string, target: SegmentText): TextSegment {
    const source = segmentOf(state.get(id).source);
    const issues = findIssues({ source, ...pair(), maxLength: null }, target, dependencies.terms);
    const changed = state.change(id, {
      target,
      issues,
      status: 'translated',
      origin: { kind: 'user' },
    });
    runner.drop(id);
    return changed;
  }

  function confirm(id: string, isConfirmed: boolean): TextSegment {
    const { source, target } = state.get(id);
    if (!target) throw new AppError('not-found', { what: 'target' });
    if (isConfirmed) {
      const entry = { ...pair(), ...state.neighboursOf(id), source: segmentOf(source), target };
      dependencies.memory.remember([{ ...entry, origin: '' }]);
    }
    return state.change(id, { status: isConfirmed ? 'confirmed' : 'translated' });
  }

  function retranslate(id: string): void {
    state.change(id, { status: 'waiting' });
    runner.useSeed(id, randomInt(seeds));
    runner.drop(id);
    runner.start();
  }

  function resume(): void {
    for (const { id, status } of state.segments()) {
      if (status === 'failed') retranslate(id);
    }
    runner.start();
  }

  function alternatives(id: string, count: number): Promise<SegmentText[]> {
    const segment = state.get(id);
    return findAlternatives({
      jobs: dependencies.jobs,
      prepare: async (signal) => {
        const { instrument } = await prepare({ ...pair(), priority: 'interactive', signal });
        return instrument;
      },
      task: runner.taskOf(segment, pair()),
      target: segment.target,
      count,
    });
  }

  const os = implement(translateContract);
  return os.router({
    watchText: os.watchText.handler(({ signal }) => state.watch(signal)),
    setText: os.setText.handler(({ input }) => take(input)),
    stop: os.stop.handler(() => runner.stop()),
    resume: os.resume.handler(() => resume()),
    editSegment: os.editSegment.handler(({ input }) => edit(input.segmentId, input.target)),
    confirmSegment: os.confirmSegment.handler(({ input }) =>
      confirm(input.segmentId, input.isConfirmed),
    ),
    retranslateSegment: os.retranslateSegment.handler(({ input }) => retranslate(input.segmentId)),
    listAlternatives: os.listAlternatives.handler(({ input }) =>
      alternatives(input.segmentId, input.count),
    ),
    watchProfiles: os.watchProfiles.handler(({ signal }) => profiles.watch(signal)),
    chooseProfile: os.chooseProfile.handler(({ input }) => profiles.choose(input.profileId)),
  });
}
