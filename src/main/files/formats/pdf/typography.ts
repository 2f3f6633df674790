import { textOfLine } from './lines.ts';
import type { Line } from './lines.ts';

/** How most of a document is set; what differs from it is something else than running text. */
export type Typography = {
  size: number;
  font: string;
  /** From baseline to baseline, in sizes. */
  leading: number;
};

const usualLeading = 1.2;

export function typographyOf(pages: readonly (readonly Line[])[]): Typography {
  const sizes = new Map<number, number>();
  const fonts = new Map<string, number>();
  const leadings = new Map<number, number>();
  for (const lines of pages) {
    for (const [index, line] of lines.entries()) {
      const weight = textOfLine(line).length;
      count(sizes, roundSize(line.size), weight);
      count(fonts, line.font, weight);
      const next = lines[index + 1];
      const leading = next ? (next.y - line.y) / line.size : 0;
      if (leading > 0.8 && leading < 2.5) count(leadings, Math.round(leading * 20) / 20, 1);
    }
  }
  return {
    size: mostOf(sizes) ?? 10,
    font: mostOf(fonts) ?? '',
    leading: mostOf(leadings) ?? usualLeading,
  };
}

/** Sizes that a reader takes for the same. */
export function roundSize(size: number): number {
  return Math.round(size * 2) / 2;
}

function count<Key>(counts: Map<Key, number>, key: Key, weight: number): void {
  counts.set(key, (counts.get(key) ?? 0) + weight);
}

function mostOf<Key>(counts: ReadonlyMap<Key, number>): Key | undefined {
  let most: { key: Key; weight: number } | undefined;
  for (const [key, weight] of counts) if (!most || weight > most.weight) most = { key, weight };
  return most?.key;
}
