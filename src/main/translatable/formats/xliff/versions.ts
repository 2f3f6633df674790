import type { SegmentState } from '../../translatableFile.ts';

/** What differs between XLIFF 1.2 and 2.x. */
export type XliffVersion = {
  /** Where the languages are said. */
  languages: { element: 'file' | 'xliff'; source: string; target: string };
  unit: string;
  /** The element that says how far a target is: the target itself, or the segment around it. */
  stateOf: 'target' | 'segment';
  states: Readonly<Record<string, SegmentState>>;
  machineState: string;
  confirmedState: string;
};

/** XLIFF 1.2, 3.2.3: the values of `state`. */
export const version1: XliffVersion = {
  languages: { element: 'file', source: 'source-language', target: 'target-language' },
  unit: 'trans-unit',
  stateOf: 'target',
  states: {
    new: 'new',
    'needs-translation': 'new',
    'needs-adaptation': 'needs-review',
    'needs-l10n': 'needs-review',
    'needs-review-adaptation': 'needs-review',
    'needs-review-l10n': 'needs-review',
    'needs-review-translation': 'needs-review',
    translated: 'translated',
    'signed-off': 'final',
    final: 'final',
  },
  machineState: 'needs-review-translation',
  confirmedState: 'final',
};

/** XLIFF 2.1, 4.3.1.25. */
export const version2: XliffVersion = {
  languages: { element: 'xliff', source: 'srcLang', target: 'trgLang' },
  unit: 'unit',
  stateOf: 'segment',
  states: {
    initial: 'needs-review',
    translated: 'translated',
    reviewed: 'final',
    final: 'final',
  },
  machineState: 'translated',
  confirmedState: 'final',
};
