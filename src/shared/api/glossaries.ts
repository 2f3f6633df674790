import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { id, language } from './common.ts';

export const glossaryTerm = z.object({
  id,
  source: z.string().trim().min(1).max(500),
  /** What it must become; of a forbidden term, what it must not. */
  target: z.string().trim().min(1).max(500),
  note: z.string().max(2000),
  isCaseSensitive: z.boolean(),
  /** Endings may differ: "model" also stands for "models". */
  allowsInflection: z.boolean(),
  isForbidden: z.boolean(),
});
export type GlossaryTerm = z.infer<typeof glossaryTerm>;

export const glossary = z.object({
  id,
  name: z.string(),
  from: language,
  to: language,
  /** Obeyed when its pair is translated. */
  isActive: z.boolean(),
  termCount: z.number().int(),
});
export type Glossary = z.infer<typeof glossary>;

export const glossaryFileFormats = ['csv', 'tsv', 'tbx'] as const;

const name = z.string().trim().min(1).max(120);

export const glossariesContract = {
  /** By name; now and after each change. */
  watch: oc.output(eventIterator(z.array(glossary))),
  create: oc.input(z.object({ name, from: language, to: language })).output(glossary),
  rename: oc.input(z.object({ id, name })).output(glossary),
  setActive: oc.input(z.object({ id, isActive: z.boolean() })).output(glossary),
  delete: oc.input(z.object({ id })).output(z.void()),
  /** Until the next start. */
  restore: oc.input(z.object({ id })).output(glossary),
  listTerms: oc
    .input(
      z.object({
        glossaryId: id,
        query: z.string().max(500),
        from: z.number().int().min(0),
        count: z.number().int().min(1).max(500),
      }),
    )
    .output(z.object({ total: z.number().int(), terms: z.array(glossaryTerm) })),
  /** Adds a term, or replaces the one of the same id. */
  saveTerm: oc
    .input(z.object({ glossaryId: id, term: glossaryTerm.extend({ id: id.optional() }) }))
    .output(glossaryTerm),
  deleteTerm: oc.input(z.object({ glossaryId: id, termId: id })).output(z.void()),
  /**
   * Makes a glossary of a received csv, tsv or tbx file, or adds to an existing one. The pair is
   * needed for files with more than two languages and for those that do not name theirs. Fails with
   * `file-malformed` (line, column, reason) and then adds nothing.
   */
  import: oc
    .input(z.object({ fileId: id, glossaryId: id.optional(), from: language, to: language }))
    .output(z.object({ glossary, added: z.number().int(), skipped: z.number().int() })),
  export: oc
    .input(z.object({ id, format: z.enum(glossaryFileFormats) }))
    .output(z.object({ fileName: z.string(), content: z.string() })),
};
