import type { ErrorCode } from '../../../shared/errors.ts';
import { named, optional, text } from './errorWords.ts';
import type { Describe } from './errorWords.ts';

/** What can go wrong while texts and files are translated. */
export const translateErrors = {
  'format-unsupported': ({ name }) => ({
    title: `${named(name)} cannot be translated as a file`,
    why: 'Alcove keeps the structure of text, Markdown, HTML, Word, subtitles, JSON, PO, XLIFF, CSV and EPUB files.',
    whatToDo: 'Save it as one of these, or paste its text.',
  }),
  'file-malformed': ({ name, line, column, reason }) => ({
    title: `${named(name)} has a mistake in it`,
    why:
      optional(line) &&
      `Line ${text(line)}${optional(column) ? `, column ${text(column)}` : ''}: ${text(reason)}`,
    whatToDo: 'Correct it there and add the file again. Nothing was changed.',
  }),
  'languages-same': () => ({
    title: 'Both languages are the same',
    why: null,
    whatToDo: 'Choose another language to translate to.',
  }),
  'pair-unsupported': ({ made }) => ({
    title: 'This model was not made for these languages',
    why: optional(made) && `It was made for ${text(made)}.`,
    whatToDo: 'Choose other languages, or another model.',
  }),
  'translation-unsafe': ({ count }) => ({
    title:
      count === 1
        ? 'A segment has lost markup or a placeholder'
        : `${optional(count) ?? 'Some'} segments have lost markup or a placeholder`,
    why: 'The exported file might not work where it is used.',
    whatToDo: 'Correct the marked segments, or export it all the same.',
  }),
  'translation-begun': ({ name }) => ({
    title: `${named(name)} is being translated already`,
    why: 'Its columns are chosen before that.',
    whatToDo: 'To translate other columns, add the file once more.',
  }),
} satisfies Partial<Record<ErrorCode, Describe>>;
