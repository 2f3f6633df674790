import type { SourceBlock } from '../../../../shared/api/summarize.ts';

const deepestChapter = 3;

export type Chapter<Item> = { heading: string | null; items: Item[] };

/**
 * Groups what lies in blocks by chapter, in order: by the outermost headings of which there are
 * several, so that a title over the whole document is not its only chapter.
 */
export function byChapter<Item>(
  items: readonly Item[],
  blockOf: (item: Item) => Pick<SourceBlock, 'headingPath'>,
): Chapter<Item>[] {
  for (let depth = 1; depth <= deepestChapter; depth += 1) {
    const chapters = grouped(items, (item) => blockOf(item).headingPath.slice(0, depth));
    if (chapters.filter(({ heading }) => heading !== null).length > 1) return chapters;
  }
  return grouped(items, () => []);
}

/** Neighbours under the same headings; a heading that comes again later begins a new chapter. */
function grouped<Item>(
  items: readonly Item[],
  pathOf: (item: Item) => readonly string[],
): Chapter<Item>[] {
  const chapters: (Chapter<Item> & { key: string })[] = [];
  for (const item of items) {
    const path = pathOf(item);
    const key = JSON.stringify(path);
    const last = chapters.at(-1);
    if (last?.key === key) last.items.push(item);
    else chapters.push({ key, heading: path.at(-1) ?? null, items: [item] });
  }
  return chapters.map(({ heading, items: list }) => ({ heading, items: list }));
}
