export type ListGroup<Entry> = { title: string; entries: readonly Entry[] };

/** One line of a list: the heading of a group, or an entry. */
export type ListLine<Entry> = { type: 'heading'; title: string } | { type: 'entry'; entry: Entry };

export function listLines<Entry>(groups: readonly ListGroup<Entry>[]): ListLine<Entry>[] {
  return groups.flatMap(({ title, entries }) => [
    { type: 'heading' as const, title },
    ...entries.map((entry) => ({ type: 'entry' as const, entry })),
  ]);
}

export function keyOf(line: ListLine<{ id: string }> | undefined): string | undefined {
  return line?.type === 'heading' ? line.title : line?.entry.id;
}

/** The index of the next entry in a direction, past the headings. */
export function nextEntry(lines: readonly ListLine<unknown>[], from: number, step: 1 | -1): number {
  let index = from + step;
  while (lines[index]?.type === 'heading') index += step;
  return lines[index] === undefined ? from : index;
}
