import type { IssueCode, MatchedTerm, SegmentIssue } from '../../../shared/api/segments.ts';
import type { Formality } from '../../../shared/api/translate.ts';
import { languageName } from './languageNames.ts';
import { formatCount } from './numbers.ts';

const formalityOptions: Record<Formality, string> = {
  default: 'Usual tone',
  formal: 'Formal',
  informal: 'Informal',
};

const issueWords: Record<IssueCode, (detail: string) => string> = {
  'token-missing': (token) => `${token} is missing.`,
  'token-unknown': (token) => `${token} is not in the source.`,
  'token-misplaced': (token) => `${token} stands where it must not.`,
  'number-changed': (number) => `The number ${number} is not the same.`,
  'term-missed': (term) => `The glossary wants “${term}”.`,
  'term-forbidden': (term) => `The glossary forbids “${term}”.`,
  untranslated: () => 'It is the same as the source.',
  'too-long': (limit) =>
    limit === ''
      ? 'It is longer than fits.'
      : `It is longer than the ${limit} characters that fit.`,
  'doubled-space': () => 'There are two spaces in a row.',
  'wrong-script': (script) =>
    `Letters of another script are in it${script === '' ? '' : `: ${script}`}.`,
  'wrong-language': (language) =>
    language === ''
      ? 'It reads like another language.'
      : `It reads like ${languageName(language)}.`,
  repetition: () => 'The same words are repeated over and over.',
  'not-translated': () => 'The model failed twice. Write it yourself, or translate it again.',
};

/** What quality assurance found, in words. */
export function describeIssue({ code, detail }: SegmentIssue): string {
  return issueWords[code](detail);
}

/** Every word of the Translate workspace. Plain, short, second person. */
export const translateWords = {
  workspace: 'Translate',
  pages: {
    label: 'Part of Translate',
    text: 'Text',
    files: 'Files',
    glossaries: 'Glossaries',
    memory: 'Memory',
  },
  languages: {
    label: 'Languages',
    from: 'Translate from',
    to: 'Translate to',
    swap: 'Swap the languages',
    detect: 'Detect the language',
    detected: (language: string) => `Detected: ${language}`,
    search: 'Find a language',
    none: 'No language has this name.',
    recent: 'Used lately',
    all: 'All languages',
  },
  formality: { label: 'Formality', options: formalityOptions },
  model: {
    title: 'How it is translated',
    open: (stack: string) => `How it is translated: ${stack}`,
    none: 'No model is loaded.',
    profile: 'How the model is asked',
    suggested: 'As its file suggests',
    suggestedNamed: (name: string) => `As its file suggests: ${name}`,
    suggestedBy: (adapter: string, name: string) => `As ${adapter} was trained: ${name}`,
    madeFor: (languages: string) => `Made for ${languages}.`,
    adapters: 'Adapters in force',
    adaptersHint: 'They belong to Translate and apply to texts and files.',
    toRack: 'Change them in Adapters',
  },
  text: {
    source: 'Text to translate',
    target: 'Translation',
    placeholder: 'Type or paste a text.',
    clear: 'Clear the text',
    cleared: 'The text is cleared.',
    longTitle: 'This text is long',
    long: 'It is translated as a file, so that typing stays quick.',
    pastedName: 'Pasted text.txt',
    copyAll: 'Copy all',
    copied: 'The translation is copied.',
    stop: 'Stop',
    resume: 'Translate the rest',
    loadingModel: 'Loading the model',
    characters: (count: string) => (count === '1' ? '1 character' : `${count} characters`),
    translated: (done: number, total: number) =>
      `${formatCount(done)} of ${formatCount(total)} translated`,
    confirmed: (confirmed: number, total: number) =>
      confirmed === 0
        ? `${formatCount(total)} ${total === 1 ? 'segment' : 'segments'}`
        : `${formatCount(confirmed)} of ${formatCount(total)} confirmed`,
    term: ({ target, note, isForbidden }: MatchedTerm) =>
      (isForbidden ? `Not “${target}”` : `“${target}”`) + (note === '' ? '' : ` · ${note}`),
    noModel: 'No model is loaded. Load one to translate.',
    noModelYet: 'No model is loaded. Your text is kept, and is translated once there is one.',
    goToModels: 'Go to Models',
    otherModel: 'Choose another model',
    announcements: { done: 'Translated.', failed: 'Translating failed.' },
  },
  firstRun: {
    label: 'Getting started',
    body: 'Each sentence stands beside its translation, as you type. Correct one and confirm it, and it is remembered. Nothing leaves this computer.',
    starter:
      'The starter model is a demo: it translates everyday sentences between English and French, German or Spanish, and stumbles over rare words and long sentences.',
    examplesLabel: 'Try one of these',
    examples: [
      {
        text: 'I lost my keys yesterday and had to wait outside.',
        from: 'en',
        to: 'fr',
        languages: 'English → French',
      },
      {
        text: 'She was reading a book when the phone rang.',
        from: 'en',
        to: 'de',
        languages: 'English → German',
      },
      {
        text: 'If it rains tomorrow, we will stay at home.',
        from: 'en',
        to: 'es',
        languages: 'English → Spanish',
      },
    ],
    keysLabel: 'In a translation:',
    keys: [
      { key: 'Enter', does: 'edits it' },
      { key: '$mod+Enter', does: 'confirms it' },
      { key: 'Tab', does: 'goes on to the next' },
    ],
  },
  segments: {
    edit: 'Translation of this segment',
    confirm: 'Confirm',
    unconfirm: 'Take the confirmation back',
    next: 'Next',
    again: 'Translate again',
    alternatives: 'Other ways to say it',
    searching: 'Looking for other ways to say it',
    noAlternatives: 'The model has no other way to say it.',
    failed: 'Not translated',
    issues: (count: number) => (count === 1 ? '1 thing to check' : `${count} things to check`),
    score: (score: number) => (score > 100 ? '100+' : String(score)),
    memory: (score: number) =>
      score > 100
        ? 'From the memory: the same text in the same context'
        : `From the memory: ${score} % the same`,
    states: {
      waiting: 'Waiting',
      translating: 'Being translated',
      translated: 'Not confirmed',
      confirmed: 'Confirmed',
      failed: 'Not translated',
    },
  },
  tokens: {
    names: {
      open: 'Markup begins here',
      close: 'Markup ends here',
      standalone: 'Stays as it is',
    },
    missing: 'Still missing:',
    insert: (mark: string, shown: string) => `Insert ${mark} ${shown}`,
    doubled: (marks: string) => `There twice: ${marks}`,
  },
} as const;
