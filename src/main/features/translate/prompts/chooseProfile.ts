import type { ModelFacts, ModelOrigin } from '../../../../shared/api/models.ts';
import type { modelFactNames, Profile, Profiles } from './profiles.ts';
import { generalProfileId } from './profiles.ts';

/** A model as its file and the library describe it. */
export type ModelDescription = {
  name: string;
  origin: ModelOrigin;
  /** Null while its header has not been read. */
  facts: Pick<ModelFacts, 'title' | 'architecture' | 'tags' | 'templateFamily'> | null;
};

/** The profile that a model's file suggests. */
export function suggestedProfile(profiles: Profiles, model: ModelDescription): Profile {
  const texts = factsOf(model);
  const isMeant = ({ matches }: Profile): boolean =>
    matches.some(({ fact, pattern }) => {
      const expression = new RegExp(pattern, 'iu');
      return texts[fact].some((text) => expression.test(text));
    });
  return profiles.list.find(isMeant) ?? profiles.get(generalProfileId);
}

function factsOf({ name, origin, facts }: ModelDescription) {
  return {
    origin: [origin],
    title: facts?.title ? [facts.title, name] : [name],
    architecture: facts ? [facts.architecture] : [],
    tags: facts?.tags ?? [],
    chatTemplate: facts?.templateFamily ? [facts.templateFamily] : [],
  } satisfies Record<(typeof modelFactNames)[number], string[]>;
}
