import type { DocumentFormat, DocumentNote } from '../../../shared/api/documents.ts';
import type { MissingFact, SummaryOptions, SummaryStyle } from '../../../shared/api/summarize.ts';
import { formatCount } from './numbers.ts';

const formats: Record<DocumentFormat, string> = {
  text: 'Text',
  markdown: 'Markdown',
  html: 'Web page',
  pdf: 'PDF',
  docx: 'Word',
  odt: 'OpenDocument',
  epub: 'EPUB',
  subtitles: 'Subtitles',
  code: 'Source code',
};

const styles: Record<SummaryStyle, { label: string; description: string }> = {
  sentence: { label: 'One sentence', description: 'What it comes down to.' },
  paragraph: { label: 'Short paragraph', description: 'The gist, as running text.' },
  'key-points': { label: 'Key points', description: 'A list, one thing per line.' },
  abstract: {
    label: 'Structured abstract',
    description: 'Background, method, findings, conclusion.',
  },
  actions: { label: 'Actions and decisions', description: 'Who does what, and what was settled.' },
  chapters: { label: 'Chapter by chapter', description: 'A few sentences for each chapter.' },
  instruction: { label: 'Your own instruction', description: 'What you ask of the document.' },
};

const audiences: Record<SummaryOptions['audience'], string> = {
  general: 'For anyone',
  expert: 'For experts',
  newcomer: 'For newcomers',
  child: 'For children',
};

/** Every word of the Summarize workspace. Plain, short, second person, sentence case. */
export const summarizeWords = {
  workspace: 'Summarize',
  list: {
    label: 'Summaries',
    search: 'Search summaries',
    new: 'New summary',
    loading: 'Loading your summaries…',
    empty: 'No summaries yet.',
    untitled: 'Untitled',
    delete: 'Delete',
    deleted: (title: string) => `The summary of ${quoted(title)} is deleted.`,
    states: {
      waiting: 'Waiting',
      running: 'Reading',
      done: '',
      stopped: 'Stopped',
      failed: 'Failed',
    },
    groups: {
      today: 'Today',
      yesterday: 'Yesterday',
      lastSevenDays: 'Last 7 days',
      older: 'Older',
    },
  },
  search: {
    results: 'Search results',
    none: (query: string) => `Nothing found for ${quoted(query)}.`,
    noneHint: 'Titles, names of documents and sentences of every summary were searched.',
    searching: 'Searching…',
    count: (count: number) => (count === 1 ? '1 summary' : `${count} summaries`),
  },
  header: { showList: 'Show the summaries', more: 'More for this summary' },
  panes: { label: 'Source and summary', divider: 'Width of the source' },
  start: {
    title: 'Read all of it, keep the receipts',
    body: 'The model reads every passage of your document, not fragments of it. Each sentence of the summary leads to the passage it stands on. Nothing leaves this computer.',
    drop: 'Drop documents here',
    formats: 'PDF, Word, OpenDocument, EPUB, web pages, Markdown, text, subtitles, source code',
    choose: 'Choose files…',
    paste: 'Paste text…',
    samples: 'Or try one of these',
    instantSamples: 'Or try what works at once, without a model',
    instantNote:
      'A program picks sentences of the document. Each of them opens the passage it stands on.',
    starter:
      'The starter model is a demo and too small to summarize well. The instant summary needs no model.',
    addModel: 'Add a real model',
    noModel: 'No model is loaded. You get the instant summary, which needs none.',
    goToModels: 'Go to Models',
    dropHere: 'Drop documents to summarize them',
  },
  paste: {
    title: 'Summarize a text',
    label: 'Text',
    placeholder: 'Paste or type the text here.',
    name: 'Pasted text',
    start: 'Summarize',
  },
  arriving: {
    label: 'Documents being read',
    waiting: 'Waiting',
    reading: 'Reading the file',
    added: 'Read',
    failed: 'Could not be read',
    cancel: 'Cancel',
    titleReading: (count: number) =>
      count === 1 ? 'Reading your document' : `Reading ${formatCount(count)} documents`,
    titleStarting: 'Picking the instant summary',
    titleReady: (count: number) =>
      count === 1 ? '1 document is ready' : `${formatCount(count)} documents are ready`,
    titleFailed: 'No document could be read',
    summarize: 'Summarize',
    summarizeRest: (count: number) =>
      count === 1 ? 'Summarize the other one' : `Summarize the other ${formatCount(count)}`,
    discard: 'Discard',
    back: 'Choose another document',
  },
  controls: {
    label: 'What the summary is to be',
    style: 'Style',
    length: 'Length',
    language: 'Language',
    audience: 'Audience',
    styles,
    audiences,
    usualLength: 'Usual length',
    words: (count: number) => `About ${formatCount(count)} words`,
    ownLanguage: 'Source language',
    instruction: 'Your instruction',
    instructionPlaceholder: 'What do you want to know? For example: list every deadline.',
    again: 'Summarize again',
    instructionMissing: 'Write your instruction first.',
  },
  progress: {
    label: 'Progress',
    waiting: 'Waiting for its turn',
    loadingModel: 'Loading the model',
    planning: 'Planning how to read it',
    reading: (heading: string | null) =>
      heading === null ? 'Reading the document' : `Reading ${quoted(heading)}`,
    combining: 'Bringing the notes together',
    writing: 'Writing the summary',
    count: (done: number, total: number) => `${formatCount(done)} of ${formatCount(total)}`,
    cancel: 'Cancel',
    cancelling: 'Stopping…',
    stopped: 'Stopped. What was read is kept.',
    interrupted: 'Interrupted. What was read is kept.',
    resume: 'Resume',
    announced: (percent: string) => `${percent} of the document is read.`,
    finished: 'The summary is finished.',
    failed: 'The summary failed.',
  },
  source: {
    label: 'Source',
    text: 'Text of the document',
    formats,
    documents: (count: number) => `${formatCount(count)} documents`,
    pages: (count: number) => (count === 1 ? '1 page' : `${formatCount(count)} pages`),
    page: (page: number) => `p. ${formatCount(page)}`,
    passage: (index: number, count: number) =>
      count === 1 ? 'The passage it stands on' : `Passage ${index} of ${count}`,
    previous: 'Previous passage',
    next: 'Next passage',
    clear: 'Clear the marks',
  },
  coverage: {
    none: 'Nothing is read yet.',
    picked: 'Sentences are picked from all of it, without a model.',
    read: (read: number, total: number) =>
      read === total
        ? `All ${formatCount(total)} passages are read.`
        : `${formatCount(read)} of ${formatCount(total)} passages are read.`,
  },
  note: noteWords,
  result: {
    label: 'Summary',
    view: 'What to read',
    views: { summary: 'Summary', notes: 'Notes', instant: 'Instant' },
    instantLabel: 'Instant summary',
    instantHint: 'Sentences picked from the document by a program, without a model.',
    notesLabel: 'Notes so far',
    notesHint: 'What the model noted of each part. The summary is made from them.',
    noNotes: 'No part is read yet.',
    part: (index: number) => `Part ${formatCount(index)}`,
    noSummary: 'The summary is written once all of it is read.',
    nothing: 'There is nothing to pick from this document.',
    by: (model: string) => `By ${model}`,
    supported: (supported: number, total: number) =>
      `${formatCount(supported)} of ${formatCount(total)} supported`,
    supportedHint: 'Sentences whose facts were found in the document.',
    draft: 'Being written; receipts follow.',
    receipts: (count: number) => (count === 1 ? '1 passage' : `${count} passages`),
    unsupported: 'Unsupported',
    rewriting: 'Rewriting…',
    rewrite: 'Rewrite',
    drop: 'Drop',
    dropped: 'Sentence dropped.',
    rewritten: 'Sentence rewritten.',
    missing: missingWords,
  },
  out: {
    ask: 'Ask about this',
    copy: 'Copy',
    copied: 'Copied',
    copyWith: 'Copy with receipts',
    copyPlain: 'Copy without receipts',
    export: 'Export',
    markdown: 'Markdown',
    docx: 'Word',
    text: 'Plain text',
    json: 'JSON with receipts',
  },
  shown: {
    goneTitle: 'This summary is deleted',
    gone: 'Nothing of it is lost yet.',
    restore: 'Bring it back',
    tryAgain: 'Try again',
  },
  palette: { group: 'Summary' },
  status: (title: string) => `Summarizing ${quoted(title)}`,
} as const;

/** What a reader should know of how a document was read. */
function noteWords(note: DocumentNote): string {
  switch (note.code) {
    case 'pages-without-text':
      return note.pages.length === 1
        ? `Page ${note.pages[0]} is a picture. Nothing on it could be read.`
        : `Pages ${listed(note.pages)} are pictures. Nothing on them could be read.`;
    case 'parts-unreadable':
      return note.count === 1
        ? 'One part of the file is damaged and was left out.'
        : `${formatCount(note.count)} parts of the file are damaged and were left out.`;
    case 'encoding-guessed':
      return `The file does not say how its letters are stored. It was read as ${note.encoding}.`;
  }
}

/** What is missing, as one sentence: “1987” and “Mercer” are not in the source. */
function missingWords(missing: readonly MissingFact[]): string {
  if (missing.some(({ kind }) => kind === 'passage')) {
    return 'Nothing in the document says this.';
  }
  const facts = missing.map(({ text }) => quoted(text));
  const verb = facts.length === 1 ? 'is' : 'are';
  return `${new Intl.ListFormat('en').format(facts)} ${verb} not in the passages it stands on.`;
}

function listed(pages: readonly number[]): string {
  const shown = pages.slice(0, 8).map(String);
  const more = pages.length - shown.length;
  return new Intl.ListFormat('en').format(
    more > 0 ? [...shown, `${formatCount(more)} more`] : shown,
  );
}

/** Isolated, so that a right-to-left title leaves the sentence around it in order. */
function quoted(text: string): string {
  return `“\u2068${text}\u2069”`;
}
