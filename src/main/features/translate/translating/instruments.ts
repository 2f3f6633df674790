import type { UsedStack } from '../../../../shared/api/stack.ts';
import type { Priority } from '../../../../shared/engineApi.ts';
import type { Language } from '../../../../shared/languages.ts';
import type { TranslateDependencies } from '../dependencies.ts';
import type { ProfileChoices } from '../profileChoices.ts';
import { requirePair } from '../prompts/requirePair.ts';
import type { Instrument } from './translateSegment.ts';

export type Wanted = { from: Language; to: Language; priority: Priority; signal: AbortSignal };

export type Prepared = {
  instrument: Instrument;
  used: UsedStack;
  modelName: string;
};

/**
 * Gets the model in use ready and finds out how it is asked; only for a running job. Fails with
 * `pair-unsupported` and as loading does.
 */
export type Prepare = (wanted: Wanted) => Promise<Prepared>;

export function createPrepare(
  profiles: ProfileChoices,
  { engine, models, terms, adapters: adaptersInForce }: TranslateDependencies,
): Prepare {
  return async ({ from, to, priority, signal }) => {
    const { modelId, name } = await models.ensureLoaded(signal);
    const { adapters, used } = await adaptersInForce();
    const profile = profiles.profileOf(modelId, { from, to });
    requirePair(profile, { from, to });
    return { instrument: { engine, profile, adapters, priority, terms }, used, modelName: name };
  };
}
