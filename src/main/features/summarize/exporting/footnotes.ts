import type { MissingFact, Receipt, Summary } from '../../../../shared/api/summarize.ts';

/** Numbers receipts through a whole summary, the same passage once. */
export function createFootnotes(summary: Summary) {
  const notes: string[] = [];
  const numbers = new Map<string, number>();

  return {
    numberOf(receipt: Receipt): number {
      const key = `${receipt.documentId} ${receipt.start} ${receipt.end}`;
      const known = numbers.get(key);
      if (known !== undefined) return known;
      notes.push(`${placeOf(receipt, summary)}: “${receipt.text.replaceAll(/\s+/gu, ' ')}”`);
      numbers.set(key, notes.length);
      return notes.length;
    },
    notes: (): readonly string[] => notes,
  };
}

/** What an unsupported sentence is marked with. */
export function missingText(missing: readonly MissingFact[]): string {
  const facts = missing.map(({ kind, text }) =>
    kind === 'passage' ? 'nothing like it is in the document' : `${kind} “${text}” is not in it`,
  );
  return `unsupported: ${facts.join(', ')}`;
}

/** Where a passage is, as far as its format knows. */
function placeOf({ documentId, headingPath, page, time }: Receipt, { documents }: Summary): string {
  const name = documents.find(({ id }) => id === documentId)?.name;
  return [
    ...(documents.length > 1 && name !== undefined ? [name] : []),
    ...headingPath.slice(-1),
    ...(page === null ? [] : [`page ${page}`]),
    ...(time === null ? [] : [clock(time.start)]),
    ...(headingPath.length === 0 && page === null && time === null ? [name ?? ''] : []),
  ].join(', ');
}

function clock(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
