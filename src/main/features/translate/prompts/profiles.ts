import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { defaultSampling, language, sampling } from '../../../../shared/api/common.ts';
import type { PromptProfile } from '../../../../shared/api/translate.ts';
import type { Language } from '../../../../shared/languages.ts';
import { parsePromptTexts } from '../../../promptTexts.ts';
import type { PromptTexts } from '../../../promptTexts.ts';

/** What is known of a model from its file, for telling its family. */
export const modelFactNames = ['origin', 'title', 'architecture', 'tags', 'chatTemplate'] as const;

const profileSettings = z.strictObject({
  name: z.string(),
  /** The profile is for models of which any of these facts matches. Patterns ignore case. */
  matches: z.array(z.strictObject({ fact: z.enum(modelFactNames), pattern: z.string() })),
  /** What models of this family were made for; null when that is not known, or everything. */
  languages: z.array(language).nullable(),
  /** The language that must be one of the pair, for models that know no pair without it. */
  pivot: language.nullable(),
  /** What the makers recommend, where that is not the default. */
  sampling: z
    .looseObject({})
    .transform((given) => sampling.strict().parse({ ...defaultSampling, ...given })),
  /** Whether what stands before a segment helps rather than confuses. */
  takesContext: z.boolean(),
  /** The most segments in one prompt. */
  batchSize: z.number().int().min(1),
});

/** A way of asking for a translation: a file of `resources/prompts/translate/`. */
export type Profile = z.infer<typeof profileSettings> & { id: string; texts: PromptTexts };

/** For whatever no other profile is for. */
export const generalProfileId = 'generic';

/** For adapters that were trained on one pair of languages. */
export const adapterProfileId = 'adapter';

export type Profiles = {
  list: readonly Profile[];
  /** The general one when there is none of this id. */
  get(id: string): Profile;
  has(id: string): boolean;
};

export function readProfiles(folder: string): Profiles {
  const list = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .map((name) => parseProfile(basename(name, '.md'), readFileSync(join(folder, name), 'utf8')));
  const byId = new Map(list.map((profile) => [profile.id, profile]));
  const general = byId.get(generalProfileId);
  if (!general) throw new RangeError(`there is no ${generalProfileId}.md in ${folder}`);
  return { list, get: (id) => byId.get(id) ?? general, has: (id) => byId.has(id) };
}

export function parseProfile(id: string, file: string): Profile {
  const texts = parsePromptTexts(file);
  return { id, texts, ...profileSettings.parse(JSON.parse(texts('settings'))) };
}

export function shownProfile({ id, name, languages }: Profile): PromptProfile {
  return { id, name, languages };
}

/** Whether models of this family were made to translate this pair. */
export function canTranslate({ languages, pivot }: Profile, from: Language, to: Language): boolean {
  const knows = (each: Language) => languages === null || languages.includes(each);
  return knows(from) && knows(to) && (pivot === null || from === pivot || to === pivot);
}
