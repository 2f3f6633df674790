import type { SourceBlock } from '../../../../shared/api/summarize.ts';
import { createCoverage } from '../receipts/coverage.ts';
import { statementsOf } from './replyText.ts';

/** A sentence of the notes, and the chunks that what it says was read in. */
export type Statement = { text: string; chunks: readonly number[]; headingPath: string[] };

/** How many statements one that fuses several may come from. */
const mostOrigins = 3;

/** The statements of a note on one chunk. */
export function statementsFrom(
  note: string,
  { index, headingPath }: { index: number; headingPath: string[] },
): Statement[] {
  return statementsOf(note).map((text) => ({ text, chunks: [index], headingPath }));
}

/** The statements of a reply that merged others; each keeps the chunks of those it is like. */
export function mergedStatements(reply: string, merged: readonly Statement[]): Statement[] {
  const chunksOf = createOrigins(merged);
  const headingPath = merged[0]?.headingPath ?? [];
  return statementsOf(reply).map((text) => ({ text, chunks: chunksOf(text), headingPath }));
}

/** Every other statement, or half of the only one. */
export function halved(statements: readonly Statement[]): Statement[] {
  if (statements.length > 1) return statements.filter((_, index) => index % 2 === 0);
  return statements.map((statement) => {
    const { text } = statement;
    return { ...statement, text: text.slice(0, Math.floor(text.length / 2)) };
  });
}

/** Finds the chunks a sentence comes from through the statements it was written from. */
export function createOrigins(statements: readonly Statement[]): (sentence: string) => number[] {
  const cover = createCoverage(statements.map(({ text }) => text));
  return (sentence) => {
    const { indexes } = cover(sentence, mostOrigins);
    const origins = indexes.flatMap((index) => statements[index]?.chunks ?? []);
    // Like none of them, it may come from any.
    const all = origins.length > 0 ? origins : statements.flatMap(({ chunks }) => chunks);
    return [...new Set(all)].toSorted((one, other) => one - other);
  };
}

/** Statements as the planner takes them: one block each, under the heading they were read under. */
export function toBlocks(statements: readonly Statement[]): SourceBlock[] {
  let end = -1;
  return statements.map(({ text, headingPath }, index) => {
    const start = end + 1;
    end = start + text.length;
    return {
      id: `s${index}`,
      index,
      kind: 'paragraph',
      headingPath,
      start,
      end,
      page: null,
      time: null,
      text,
    };
  });
}
