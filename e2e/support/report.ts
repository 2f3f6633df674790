import { join } from 'node:path';
import { pdfFile } from '../../fixtures/documents/pdfFile.ts';
import { bookPage, column, wrap } from '../../fixtures/documents/pdfPages.ts';
import { writeScriptedModel } from '../../fixtures/gguf/scriptedModel.ts';
import type { GivenFile } from '../pages/summarizePage.ts';

type Chapter = { title: string; text: string };

const chapters: Chapter[] = [
  {
    title: 'The harbour',
    text: 'The harbour of Lund was dug in 1874 by order of Mayor Anna Berg. It cost 4.2 million crowns, more than the town earned in ten years.',
  },
  {
    title: 'The bridge',
    text: 'The bridge over the harbour opened in 1902 and carries trams. It was closed for repair in 1951, when engineers found cracks in its middle pier.',
  },
  {
    title: 'The market',
    text: 'The market hall was built by the guild of fishmongers in 1911. On its first day it sold nine tons of herring.',
  },
];

/** Three pages, each with a chapter: the model reads them in one piece. */
export function shortReport(): GivenFile {
  return report(chapters);
}

/** A page to each chapter, and each page all that the model reads in one piece. */
export function longReport(pages: number): GivenFile {
  const filler = 'Much was written about it in letters and in the minutes of the council. ';
  return report(
    Array.from({ length: pages }, (_, index) => ({
      title: `Chapter ${index + 1}`,
      text: `In year ${1800 + index} the town built house number ${index + 1}. ${filler.repeat(20)}`,
    })),
  );
}

const facts =
  'The harbour was dug in 1874 by order of Mayor Anna Berg. The bridge over the harbour opened in 1902 and carries trams. The market hall was built by Jonas Weir in 1999.';

/**
 * A model on the real engine that says the same of every document: two facts of the short report,
 * and one sentence that it made up. The wordy one goes on and on, which takes its time.
 */
export function writeReporter(folder: string, manner: 'terse' | 'wordy'): string {
  const path = join(folder, `${manner}.gguf`);
  const more = Array.from({ length: 250 }, (_, index) => `word${index}`).join(' ');
  writeScriptedModel(path, { reply: manner === 'terse' ? facts : `${facts}\n${more}` });
  return path;
}

function report(contents: readonly Chapter[]): GivenFile {
  const pages = contents.map(({ title, text }, index) =>
    bookPage(index + 1, [
      { text: title, x: 72, y: 760, size: 18, font: 'Helvetica-Bold' },
      ...column(wrap(text.trim()), { y: 720 }),
    ]),
  );
  const outline = contents.map(({ title }, index) => ({ title, page: index + 1 }));
  const buffer = pdfFile({ pages, title: 'Annual report', outline });
  return { name: 'report.pdf', mimeType: 'application/pdf', buffer };
}
