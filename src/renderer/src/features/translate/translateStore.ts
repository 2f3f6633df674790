import { create } from 'zustand';
import type { ErrorReport } from '../../../../shared/api/common.ts';
import type {
  ProfileChoice,
  TextSegment,
  TextTranslation,
  TranslationSettings,
} from '../../../../shared/api/translate.ts';
import type { Language } from '../../../../shared/languages.ts';
import type { UsedStack } from '../../../../shared/api/stack.ts';
import { emptyRow } from './text/sourceRows.ts';
import type { SourceRow } from './text/sourceRows.ts';

export type TranslatePage = 'text' | 'files' | 'glossaries' | 'memory';

type Pair = TextTranslation['recentPairs'][number];

export type TranslateState = {
  page: TranslatePage;
  /** Until the core has told of the typed text, nothing can be typed. */
  isKnown: boolean;
  /** The typed text, in the rows it was cut into. */
  rows: readonly SourceRow[];
  settings: TranslationSettings;
  /** Counts the changes of text and settings made here. */
  revision: number;
  detected: TextTranslation['detected'];
  recentPairs: readonly Pair[];
  segments: ReadonlyMap<string, TextSegment>;
  /** What has been written so far of targets in progress, by segment. */
  live: Readonly<Record<string, string>>;
  status: TextTranslation['status'];
  error: ErrorReport | null;
  stack: UsedStack;
  /** The pair under the pointer or the focus. */
  litId: string | null;
  /** The segment whose target is being edited. */
  editingId: string | null;
  profiles: ProfileChoice | null;
};

export const useTranslate = create<TranslateState>()(() => ({
  page: 'text',
  isKnown: false,
  rows: [emptyRow],
  settings: { from: null, to: 'en', formality: 'default' },
  revision: 0,
  detected: null,
  recentPairs: [],
  segments: new Map(),
  live: {},
  status: 'idle',
  error: null,
  stack: [],
  litId: null,
  editingId: null,
  profiles: null,
}));

/** The language the text is in: as chosen, else as detected. */
export function selectFrom({ settings, detected }: TranslateState): Language | null {
  return settings.from ?? detected;
}

export function selectIsEmpty({ rows }: TranslateState): boolean {
  return rows.every(({ text }) => text.trim() === '');
}

/** In the order of the text. */
export function selectSegmentIds({ rows }: TranslateState): string[] {
  return rows.flatMap(({ segmentId }) => (segmentId === null ? [] : [segmentId]));
}
