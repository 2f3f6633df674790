import type { TranslatableFormat } from '../../../shared/api/translationFiles.ts';
import { formatCount } from './numbers.ts';

const formatNames: Record<TranslatableFormat, string> = {
  text: 'Text',
  markdown: 'Markdown',
  html: 'Web page',
  docx: 'Word',
  subtitles: 'Subtitles',
  json: 'JSON',
  po: 'PO',
  xliff: 'XLIFF',
  csv: 'CSV',
  epub: 'EPUB',
};

/** The words of the Files page of Translate. */
export const fileWords = {
  title: 'Files come back translated and intact',
  body: 'Markup, code, placeholders and timings stay as they are. Every segment can be checked, corrected and confirmed before you export. Your originals are never written to.',
  drop: 'Drop files here',
  formats: 'Text, Markdown, HTML, Word, subtitles, JSON, PO, XLIFF, CSV, EPUB',
  choose: 'Choose files…',
  add: 'Add files…',
  dropHere: 'Drop files to translate them',
  table: 'Files',
  arriving: 'Files being read',
  arrivals: { waiting: 'Waiting', reading: 'Reading' },
  count: (count: number) => (count === 1 ? '1 file' : `${formatCount(count)} files`),
  columns: {
    file: 'File',
    pair: 'Languages',
    progress: 'Translated',
    issues: 'To check',
    state: 'State',
    actions: 'Actions',
  },
  formatNames,
  states: {
    choosing: 'Choose columns…',
    waiting: 'Waiting',
    running: 'Being translated',
    paused: 'Paused',
    failed: 'Failed',
    done: 'Translated',
  },
  doubtful: {
    label: 'Doubtful in the file',
    take: 'Use it',
    takeNamed: (target: string) => `Use it: ${target}`,
  },
  chooser: {
    title: 'Columns to translate',
    body: (name: string) =>
      `In the exported copy of ${name}, the cells of these columns are replaced by their translation. All others stay as they are.`,
    reading: 'Reading the columns',
    none: 'There is nothing in this table.',
    columns: 'Columns',
    unnamed: (number: number) => `Column ${number}`,
    empty: 'Empty',
    translate: (count: number) =>
      count === 1 ? 'Translate 1 column' : `Translate ${formatCount(count)} columns`,
  },
  unknownLanguage: 'Unknown',
  progressOf: (name: string) => `Translated of ${name}`,
  confirmedOf: (confirmed: number, total: number) =>
    confirmed === total
      ? 'All confirmed'
      : `${formatCount(confirmed)} of ${formatCount(total)} confirmed`,
  pause: 'Pause',
  resume: 'Resume',
  pauseAll: 'Pause all',
  resumeAll: 'Resume all',
  remove: 'Remove',
  removed: (name: string) => `${name} is removed from the list.`,
  export: 'Export the translated file',
  exportShort: 'Export',
  exportAnyway: 'Export all the same',
  back: 'All files',
  gone: 'This file is no longer in the list',
  filter: 'Which segments',
  filters: {
    all: 'All',
    issues: 'To check',
    unconfirmed: 'Unconfirmed',
    untranslated: 'Untranslated',
  },
  segments: 'Segments',
  nothing: 'No segment is left here.',
  issueList: (count: number) =>
    count === 0 ? 'What to check' : `What to check: ${formatCount(count)}`,
  issueListLabel: 'What to check',
  noIssues: 'Nothing was found that needs a look.',
  moreIssues: (count: number) => `and ${formatCount(count)} more`,
  confirmAll: 'Confirm all',
  allConfirmed: (count: number) =>
    count === 1 ? '1 segment is confirmed.' : `${formatCount(count)} segments are confirmed.`,
  lengthOf: (length: number, limit: number) =>
    `${formatCount(length)} of at most ${formatCount(limit)} characters`,
} as const;
