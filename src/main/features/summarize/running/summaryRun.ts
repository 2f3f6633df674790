import type {
  SourceBlock,
  SummaryChunk,
  SummaryOptions,
  SummaryPart,
} from '../../../../shared/api/summarize.ts';
import { guessLanguage } from '../../../../shared/text/language.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { DocumentStore } from '../documents/documentStore.ts';
import { sentencesOf } from '../documents/sourceSentences.ts';
import type { SourceSentence } from '../documents/sourceSentences.ts';
import { createPace } from '../../../pace.ts';
import { planSummary } from '../planning/planSummary.ts';
import type { ChunkStep, Stretch, SummaryPlan } from '../planning/planSummary.ts';
import type { Prompts } from '../prompts/prompts.ts';
import type { Instrument } from './modelRequest.ts';
import type { NoteStore } from './noteStore.ts';
import type { ProgressMeter } from './progressMeter.ts';
import { writeSection } from './sectionWriting.ts';
import type { Writer } from './writer.ts';

export type RunParts = {
  engine: Engine;
  prompts: Prompts;
  documents: DocumentStore;
  notes: NoteStore;
  write: Writer;
};

export type RunRequest = {
  summaryId: string;
  options: SummaryOptions;
  instrument: Instrument;
  meter: ProgressMeter;
  signal: AbortSignal;
  /** The plan is on the disk. */
  onPlanned: () => void;
  onChunk: (index: number, state: SummaryChunk['state'], note: string | null) => void;
  onDraft: (text: string, isNew: boolean) => void;
  /** The parts written so far; called with all of them each time. */
  onParts: (parts: SummaryPart[]) => void;
};

/** One run from the documents to the last part. What was written before is not written again. */
export async function runSummary(parts: RunParts, request: RunRequest): Promise<void> {
  const { engine, prompts, write, notes } = parts;
  const { summaryId, options, instrument, meter, signal } = request;
  meter.change({ phase: 'planning' });
  const stretches = await readStretches(parts.documents, summaryId);
  const plan = await planSummary(stretches, options, { engine, prompts, instrument });
  signal.throwIfAborted();
  notes.replaceChunks(summaryId, storedChunks(plan));
  meter.change({ total: countCalls(plan) });
  request.onPlanned();

  const written: SummaryPart[] = [];
  for (const section of plan.sections) {
    const sectionParts = await writeSection(section, {
      engine,
      prompts,
      write,
      instrument,
      options,
      plan,
      meter,
      sentencesOf: sentenceLookup(stretches),
      onChunk: ({ index }, state, note) => request.onChunk(index, state, note),
      onDraft: request.onDraft,
      signal,
    });
    written.push(...sectionParts);
    request.onParts(written);
  }
}

async function readStretches(documents: DocumentStore, summaryId: string): Promise<Stretch[]> {
  const pace = createPace();
  const stretches: Stretch[] = [];
  for (const document of documents.ofSummary(summaryId)) {
    const blocks: SourceBlock[] = [];
    for (const block of documents.eachBlock(document.id)) {
      blocks.push(block);
      await pace();
    }
    const beginning = blocks.slice(0, 100).map(({ text }) => text);
    stretches.push({ document, blocks, language: guessLanguage(beginning.join('\n')) });
  }
  return stretches;
}

function storedChunks({ sections }: SummaryPlan) {
  return sections
    .flatMap(({ chunks }) => chunks)
    .map(({ index, documentId, headingPath, firstBlock, lastBlock, start, end, request }) => ({
      index,
      documentId,
      headingPath,
      firstBlock,
      lastBlock,
      start,
      end,
      key: request.key,
    }));
}

/** Calls of the model that are sure; merging notes adds to them when it is known to be needed. */
function countCalls({ sections }: SummaryPlan): number {
  const calls = sections.map(({ isDirect, chunks }) => (isDirect ? 1 : chunks.length + 1));
  return calls.reduce((total, each) => total + each, 0);
}

/** The sentences that a chunk holds, wholly or in part. */
function sentenceLookup(stretches: readonly Stretch[]): (chunk: ChunkStep) => SourceSentence[] {
  const byDocument = new Map(stretches.map((stretch) => [stretch.document.id, stretch]));
  const found = new Map<number, SourceSentence[]>();
  return ({ index, documentId, firstBlock, lastBlock, start, end }) => {
    const known = found.get(index);
    if (known) return known;
    const { blocks = [], language } = byDocument.get(documentId) ?? {};
    const sentences = blocks
      .slice(firstBlock, lastBlock + 1)
      .flatMap((block) => sentencesOf(documentId, block, language))
      .filter((sentence) => sentence.start < end && sentence.end > start);
    found.set(index, sentences);
    return sentences;
  };
}
