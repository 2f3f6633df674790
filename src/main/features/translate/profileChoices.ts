import type { ProfileChoice } from '../../../shared/api/translate.ts';
import { AppError } from '../../../shared/errors.ts';
import { createTopic, startingWith } from '../../topic.ts';
import type { TranslateDependencies } from './dependencies.ts';
import type { ProfileStore } from './profileStore.ts';
import { suggestedProfile } from './prompts/chooseProfile.ts';
import { shownProfile } from './prompts/profiles.ts';
import type { Profile, Profiles } from './prompts/profiles.ts';

export type ProfileChoiceParts = {
  profiles: Profiles;
  store: ProfileStore;
  models: TranslateDependencies['models'];
};

/** Which profile is in force for which model. */
export function createProfileChoices({ profiles, store, models }: ProfileChoiceParts) {
  const topic = createTopic<ProfileChoice>();

  function chosen(modelId: string): Profile | null {
    const id = store.find(modelId);
    return id !== null && profiles.has(id) ? profiles.get(id) : null;
  }

  function profileOf(modelId: string): Profile {
    return chosen(modelId) ?? suggestedProfile(profiles, models.describe(modelId));
  }

  function view(): ProfileChoice {
    const modelId = models.ready()?.modelId ?? null;
    return {
      profiles: profiles.list.map(shownProfile),
      current: modelId === null ? null : profileOf(modelId).id,
      isAutomatic: modelId === null || chosen(modelId) === null,
    };
  }

  return {
    profileOf,
    watch: (signal?: AbortSignal) => startingWith(view(), topic.subscribe(signal)),
    choose(profileId: string | null): void {
      const modelId = models.ready()?.modelId;
      if (modelId === undefined) throw new AppError('no-model');
      if (profileId !== null && !profiles.has(profileId)) {
        throw new AppError('not-found', { what: 'profile' });
      }
      store.save(modelId, profileId);
      topic.publish(view());
    },
    /** Another model may be in use now. */
    modelChanged: (): void => topic.publish(view()),
    close: (): void => topic.close(),
  };
}

export type ProfileChoices = ReturnType<typeof createProfileChoices>;
