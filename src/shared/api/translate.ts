import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { errorReport, id, language } from './common.ts';
import { matchedTerm, segmentIssue, segmentText } from './segments.ts';
import { usedStack } from './stack.ts';

/** `default` leaves it to the model. */
export const formalities = ['default', 'formal', 'informal'] as const;
export type Formality = (typeof formalities)[number];

/** Where a target came from. */
export const targetOrigin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('model') }),
  /** A match of the translation memory, 0 to 100; 101 is an exact match in the same context. */
  z.object({ kind: z.literal('memory'), score: z.number().int().min(0).max(101) }),
  z.object({ kind: z.literal('user') }),
  /** It was in the file already. */
  z.object({ kind: z.literal('file') }),
]);
export type TargetOrigin = z.infer<typeof targetOrigin>;

export const segmentStatuses = [
  'waiting',
  'translating',
  'translated',
  'confirmed',
  'failed',
] as const;

const shownSegment = {
  id,
  source: segmentText,
  /** Null until there is one. */
  target: segmentText.nullable(),
  status: z.enum(segmentStatuses),
  origin: targetOrigin.nullable(),
  issues: z.array(segmentIssue),
  /** Offsets count in the source's text without its tokens. */
  terms: z.array(matchedTerm),
};

/** A segment of a typed text: usually a sentence. */
export const textSegment = z.object({
  ...shownSegment,
  /** What stands between it and the next one in the source: spaces, line breaks. */
  gap: z.string(),
});
export type TextSegment = z.infer<typeof textSegment>;

export const translationSettings = z.object({
  /** Null: as detected. */
  from: language.nullable(),
  to: language,
  formality: z.enum(formalities),
});
export type TranslationSettings = z.infer<typeof translationSettings>;

export const textTranslation = z.object({
  source: z.string(),
  settings: translationSettings,
  /** Null while it cannot be told. */
  detected: language.nullable(),
  /** What stands before the first segment: spaces, line breaks. */
  lead: z.string(),
  segments: z.array(textSegment),
  status: z.enum(['idle', 'waiting', 'loading-model', 'translating', 'failed']),
  error: errorReport.nullable(),
  /** The adapters that made it; empty is the bare model. */
  stack: usedStack,
  /** Most recently used first. */
  recentPairs: z.array(z.object({ from: language, to: language })),
  /** Says which `setText` this answers, so that a late one does not overwrite what is being typed. */
  revision: z.number().int(),
});
export type TextTranslation = z.infer<typeof textTranslation>;

export const textTranslationEvent = z.discriminatedUnion('type', [
  /** First, and whenever the segments are cut anew. */
  z.object({ type: z.literal('snapshot'), translation: textTranslation }),
  z.object({
    type: z.literal('state'),
    status: textTranslation.shape.status,
    error: errorReport.nullable(),
  }),
  /** One that is `translating` begins anew: what its deltas have shown before is void. */
  z.object({ type: z.literal('segment'), segment: textSegment }),
  /** More of the target of a segment that is being translated, as plain text. */
  z.object({ type: z.literal('delta'), segmentId: id, text: z.string() }),
]);
export type TextTranslationEvent = z.infer<typeof textTranslationEvent>;

/** How a family of models is asked for a translation; see `resources/prompts/translate/`. */
export const promptProfile = z.object({
  id: z.string(),
  name: z.string(),
  /** The languages that models of this family were made for; null when that is not known. */
  languages: z.array(language).nullable(),
});
export type PromptProfile = z.infer<typeof promptProfile>;

export const profileChoice = z.object({
  profiles: z.array(promptProfile),
  /** In force for the loaded model; null without a model. */
  current: z.string().nullable(),
  /** False when the user chose it against what the model's file says. */
  isAutomatic: z.boolean(),
  /**
   * Name of the adapter because of which it is in force: it was made for this pair of languages
   * alone. Null when it is the model that suggests it, or the user chose it.
   */
  adapter: z.string().nullable(),
});
export type ProfileChoice = z.infer<typeof profileChoice>;

export const maxTextLength = 2_000_000;

/** Up to `count` other ways to say a segment. */
export const wantedAlternatives = z.object({
  segmentId: id,
  count: z.number().int().min(1).max(5),
});

/**
 * The typed text of the Translate workspace. There is one; it is kept. Whatever changes its text or
 * settings has only the segments translated that are new; confirmed and edited ones are kept.
 */
export const translateContract = {
  watchText: oc.output(eventIterator(textTranslationEvent)),
  /**
   * Resolves when it is on the disk; the translation goes on in `watchText`. A revision lower than
   * the one in force is late and changes nothing.
   */
  setText: oc
    .input(
      z.object({
        source: z.string().max(maxTextLength),
        settings: translationSettings,
        revision: z.number().int().min(0),
      }),
    )
    .output(z.void()),
  /** Stops translating; what is done stays. */
  stop: oc.output(z.void()),
  /** Translates what is missing or failed. */
  resume: oc.output(z.void()),
  /** A target by the user, kept as it is typed; `confirm` puts it into the memory. */
  editSegment: oc.input(z.object({ segmentId: id, target: segmentText })).output(textSegment),
  confirmSegment: oc
    .input(z.object({ segmentId: id, isConfirmed: z.boolean() }))
    .output(textSegment),
  /** Translates one segment again, with a fresh seed. */
  retranslateSegment: oc.input(z.object({ segmentId: id })).output(z.void()),
  /** Best first, each different from what is there. */
  listAlternatives: oc.input(wantedAlternatives).output(z.array(segmentText)),
  watchProfiles: oc.output(eventIterator(profileChoice)),
  /** For the loaded model, remembered; null is what its file suggests. */
  chooseProfile: oc.input(z.object({ profileId: z.string().nullable() })).output(z.void()),
};
