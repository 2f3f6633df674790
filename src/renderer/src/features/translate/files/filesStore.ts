import { create } from 'zustand';
import type { ErrorReport } from '../../../../../shared/api/common.ts';
import type { SegmentIssue } from '../../../../../shared/api/segments.ts';
import type { TranslationSettings } from '../../../../../shared/api/translate.ts';
import type {
  FileSegment,
  SegmentFilter,
  TranslationFile,
} from '../../../../../shared/api/translationFiles.ts';

/** A file on its way in. */
export type ArrivingFile = {
  key: string;
  name: string;
  state: { status: 'waiting' | 'reading' } | { status: 'failed'; error: ErrorReport };
};

export type FileIssue = { segmentId: string; index: number; issue: SegmentIssue; text: string };

/** A file that is looked into. Of its segments only those near what is in sight are here. */
export type OpenFile = {
  fileId: string;
  /** Null until it has arrived. */
  file: TranslationFile | null;
  filter: SegmentFilter;
  /** How many segments pass the filter; null until counted. */
  total: number | null;
  /** By their place among those that pass. */
  segments: ReadonlyMap<number, FileSegment>;
  issues: readonly FileIssue[];
  editingId: string | null;
  litId: string | null;
  /** A place to scroll to, and the segment there to focus; a new object each time. */
  target: { position: number } | null;
  isGone: boolean;
};

export type FilesState = {
  /** Newest first; null until they first arrived. */
  files: readonly TranslationFile[] | null;
  arriving: readonly ArrivingFile[];
  /** For files added from now on; null until touched, when it is what texts are translated by. */
  settings: TranslationSettings | null;
  open: OpenFile | null;
  /** The table whose columns are being chosen. */
  choosingId: string | null;
  /** The file whose export was refused, for it has lost tokens. */
  unsafe: { fileId: string; error: ErrorReport } | null;
};

export const useFiles = create<FilesState>()(() => ({
  files: null,
  arriving: [],
  settings: null,
  open: null,
  choosingId: null,
  unsafe: null,
}));

const noFiles: readonly TranslationFile[] = [];

export function selectFiles({ files }: FilesState): readonly TranslationFile[] {
  return files ?? noFiles;
}

/** Whether other columns of it can still be translated. */
export function areColumnsOpen({ format, status, translated }: TranslationFile): boolean {
  return format === 'csv' && status !== 'running' && translated === 0;
}

export function isUnfinished({ status }: TranslationFile): boolean {
  return status === 'waiting' || status === 'running';
}

export function isResumable({ status }: TranslationFile): boolean {
  return status === 'paused' || status === 'failed';
}
