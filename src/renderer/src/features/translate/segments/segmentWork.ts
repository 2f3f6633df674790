import type { SegmentText } from '../../../../../shared/api/segments.ts';
import type { TextSegment } from '../../../../../shared/api/translate.ts';

/** What the segments of typed texts and of files have in common. */
export type ShownSegment = Omit<TextSegment, 'gap'>;

/** What can be done with segments; the same for typed texts and files. */
export type SegmentWork = {
  /** Resolves when it is on the disk. */
  edit: (segmentId: string, target: SegmentText) => Promise<void>;
  confirm: (segmentId: string, isConfirmed: boolean) => Promise<void>;
  retranslate: (segmentId: string) => Promise<void>;
  listAlternatives: (segmentId: string) => Promise<SegmentText[]>;
  startEditing: (segmentId: string) => void;
  stopEditing: () => void;
  /** The next one in a direction that is not confirmed; null at the end. */
  nextUnconfirmed: (segmentId: string, step: 1 | -1) => Promise<string | null>;
  /** Marks a pair for as long as the pointer or the focus is on it. */
  light: (segmentId: string | null) => void;
};

/** As many other ways to say a segment are asked for. */
export const alternativeCount = 3;

type Search = {
  ids: readonly string[];
  from: string;
  step: 1 | -1;
  isConfirmed: (id: string) => boolean;
};

export function nextUnconfirmed({ ids, from, step, isConfirmed }: Search): string | null {
  for (let index = ids.indexOf(from) + step; index >= 0; index += step) {
    const id = ids[index];
    if (id === undefined) return null;
    if (!isConfirmed(id)) return id;
  }
  return null;
}

/** The focusable element of a target. */
export function targetId(segmentId: string): string {
  return `target-${segmentId}`;
}
