import type { ProfileChoice } from '../../../shared/api/translate.ts';
import { AppError } from '../../../shared/errors.ts';
import { createTopic, startingWith } from '../../topic.ts';
import type { Pair, TranslateDependencies } from './dependencies.ts';
import type { ProfileStore } from './profileStore.ts';
import { boundAdapter } from './prompts/boundAdapter.ts';
import { suggestedProfile } from './prompts/chooseProfile.ts';
import { adapterProfileId, generalProfileId, shownProfile } from './prompts/profiles.ts';
import type { Profile, Profiles } from './prompts/profiles.ts';

export type ProfileChoiceParts = {
  profiles: Profiles;
  store: ProfileStore;
  models: Pick<TranslateDependencies['models'], 'ready' | 'describe'>;
  adaptersInForce: TranslateDependencies['adaptersInForce'];
  /** Of the typed text. */
  shownPair: () => Pair | null;
};

/** `adapter` is the name of the one that it is in force for. */
type Suggestion = { profile: Profile; adapter: string | null };

/** Which profile is in force for which model. */
export function createProfileChoices(parts: ProfileChoiceParts) {
  const { profiles, store, models, adaptersInForce, shownPair } = parts;
  const topic = createTopic<ProfileChoice>();
  let published = '';

  function chosen(modelId: string): Profile | null {
    const id = store.find(modelId);
    return id !== null && profiles.has(id) ? profiles.get(id) : null;
  }

  /** A family that was made for translating is asked its own way, its adapters included. */
  function suggestion(modelId: string, pair: Pair | null): Suggestion {
    const profile = suggestedProfile(profiles, models.describe(modelId));
    const bound = pair && boundAdapter(adaptersInForce(), pair.from, pair.to);
    if (!bound || profile.id !== generalProfileId) return { profile, adapter: null };
    return { profile: profiles.get(adapterProfileId), adapter: bound.name };
  }

  function view(): ProfileChoice {
    const list = profiles.list.map(shownProfile);
    const modelId = models.ready()?.modelId ?? null;
    if (modelId === null) {
      return { profiles: list, current: null, isAutomatic: true, adapter: null };
    }
    const own = chosen(modelId);
    if (own) return { profiles: list, current: own.id, isAutomatic: false, adapter: null };
    const { profile, adapter } = suggestion(modelId, shownPair());
    return { profiles: list, current: profile.id, isAutomatic: true, adapter };
  }

  function publish(): void {
    const current = view();
    const shown = JSON.stringify(current);
    if (shown === published) return;
    published = shown;
    topic.publish(current);
  }

  return {
    profileOf: (modelId: string, pair: Pair): Profile =>
      chosen(modelId) ?? suggestion(modelId, pair).profile,
    watch: (signal?: AbortSignal) => startingWith(view(), topic.subscribe(signal)),
    choose(profileId: string | null): void {
      const modelId = models.ready()?.modelId;
      if (modelId === undefined) throw new AppError('no-model');
      if (profileId !== null && !profiles.has(profileId)) {
        throw new AppError('not-found', { what: 'profile' });
      }
      store.save(modelId, profileId);
      publish();
    },
    /** Another model, other adapters or another pair may be in use now. */
    publish,
    close: (): void => topic.close(),
  };
}

export type ProfileChoices = ReturnType<typeof createProfileChoices>;
