import { defaultSummaryOptions } from '../../../../shared/api/summarize.ts';
import type {
  SourceDocument,
  Summary,
  SummaryChunk,
  SummarySentence,
} from '../../../../shared/api/summarize.ts';

/** What the tests of this folder stand on. */
export function someDocument(changes: Partial<SourceDocument> = {}): SourceDocument {
  return {
    id: 'document',
    name: 'Report.pdf',
    format: 'pdf',
    title: null,
    sizeBytes: 1000,
    sha256: '',
    pageCount: 3,
    notes: [],
    length: 1000,
    blockCount: 10,
    ...changes,
  };
}

export function someChunk(changes: Partial<SummaryChunk> = {}): SummaryChunk {
  return {
    index: 0,
    documentId: 'document',
    headingPath: [],
    firstBlock: 0,
    lastBlock: 0,
    start: 0,
    end: 0,
    state: 'planned',
    note: null,
    ...changes,
  };
}

export function someSentence(changes: Partial<SummarySentence> = {}): SummarySentence {
  return {
    id: 'sentence',
    text: 'The harbour was dug in 1874.',
    receipts: [],
    missing: [],
    earlier: [],
    isDropped: false,
    isRewriting: false,
    ...changes,
  };
}

export function someSummary(changes: Partial<Summary> = {}): Summary {
  return {
    id: 'summary',
    title: 'Report',
    status: 'running',
    options: defaultSummaryOptions,
    documents: [someDocument()],
    createdAt: 1,
    updatedAt: 1,
    error: null,
    modelName: null,
    instant: [],
    parts: [],
    support: { supported: 0, total: 0 },
    ...changes,
  };
}
