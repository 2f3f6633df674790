import { z } from 'zod';

/**
 * A piece of a segment: text, or a token that stands for markup or a placeholder and must come back
 * once, in a legal place. An opening token and its closing one have the same id.
 */
export const segmentPart = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({
    type: z.literal('token'),
    id: z.number().int().min(1),
    kind: z.enum(['open', 'close', 'standalone']),
    /** What it stands for as the file has it, for showing: `<b>`, `{{name}}`, `%s`. */
    shown: z.string(),
  }),
]);
export type SegmentPart = z.infer<typeof segmentPart>;

/** Text and tokens in order, without empty texts and without two texts side by side. */
export const segmentText = z.array(segmentPart);
export type SegmentText = z.infer<typeof segmentText>;

export const issueCodes = [
  'token-missing',
  'token-unknown',
  'token-misplaced',
  'number-changed',
  'term-missed',
  'term-forbidden',
  'untranslated',
  'too-long',
  'doubled-space',
  'wrong-script',
  'wrong-language',
  'repetition',
  'not-translated', // the model failed twice; there is no target
] as const;
export type IssueCode = (typeof issueCodes)[number];

/** What quality assurance found. `detail` is the token, number, term or limit it is about. */
export const segmentIssue = z.object({ code: z.enum(issueCodes), detail: z.string() });
export type SegmentIssue = z.infer<typeof segmentIssue>;

/** A term of a glossary found in a source: `text` as the source has it, and what it must become. */
export const matchedTerm = z.object({
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  target: z.string(),
  note: z.string(),
  isForbidden: z.boolean(),
});
export type MatchedTerm = z.infer<typeof matchedTerm>;
