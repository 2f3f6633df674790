import type {
  SentenceWording,
  SourceBlock,
  Summary,
  SummaryPart,
  SummarySentence,
} from '../../../shared/api/summarize.ts';
import { AppError } from '../../../shared/errors.ts';
import { guessLanguage } from '../../../shared/text/language.ts';
import type { Engine } from '../../engine/engine.ts';
import { resultOf } from '../../jobs.ts';
import type { Announcements } from './announcements.ts';
import type { SummarizeDependencies } from './dependencies.ts';
import type { DocumentStore } from './documents/documentStore.ts';
import { sentencesOf } from './documents/sourceSentences.ts';
import type { Prompts } from './prompts/prompts.ts';
import { createCoverage } from './receipts/coverage.ts';
import { createReceipts } from './receipts/receipts.ts';
import { modelRequest } from './running/modelRequest.ts';
import type { NoteStore } from './running/noteStore.ts';
import { partsOf } from './running/replyText.ts';
import type { Runner } from './running/runner.ts';
import type { Writer } from './running/writer.ts';
import type { StoredSummary, SummaryStore } from './summaryStore.ts';

/** A long sentence, and room for a model that is wordy. */
const longestSentenceTokens = 160;

/** Blocks that are tried as sources, the likeliest first. */
const mostSources = 4;

type SentencePlace = { summaryId: string; sentenceId: string };

type Passage = { documentId: string; block: SourceBlock };

export type EditingParts = {
  store: SummaryStore;
  documents: DocumentStore;
  notes: NoteStore;
  prompts: Prompts;
  write: Writer;
  announcements: Announcements;
  runner: Runner;
  engine: Engine;
  /** Ids of the sentences being written anew. */
  rewriting: Set<string>;
  dependencies: Pick<SummarizeDependencies, 'jobs' | 'models' | 'adapters'>;
};

/** What a person does to single sentences of a finished summary. */
export function createSentenceEditing(parts: EditingParts) {
  const { store, announcements, runner, rewriting, dependencies } = parts;

  function find({ summaryId, sentenceId }: SentencePlace) {
    if (runner.isRunning(summaryId)) throw new AppError('summary-busy');
    const summary = store.get(summaryId);
    const sentence = [...summary.instant, ...summary.parts]
      .flatMap((part) => part.sentences)
      .find(({ id }) => id === sentenceId);
    if (!sentence) throw new AppError('not-found', { what: 'sentence' });
    return { summary, sentence };
  }

  function change(place: SentencePlace, changes: Partial<SummarySentence>): Summary {
    const { summary } = find(place);
    return announcements.update(place.summaryId, {
      instant: changed(summary.instant, place.sentenceId, changes),
      parts: changed(summary.parts, place.sentenceId, changes),
    });
  }

  async function rewritten(
    { summary, sentence }: { summary: StoredSummary; sentence: SummarySentence },
    signal: AbortSignal,
  ): Promise<Partial<SummarySentence>> {
    const { modelId, contextSize } = await dependencies.models.ensureLoaded(signal);
    const instrument = { modelId, contextSize, adapters: await dependencies.adapters() };
    const passages = passagesFor(summary, sentence, parts);
    const fitting = await fittingPrompt(passages, { summary, sentence }, parts);
    const request = modelRequest(instrument, fitting.prompt, longestSentenceTokens);
    const reply = await parts.write(request, { signal });
    const text = partsOf(reply)[0]?.texts[0];
    if (text === undefined) throw new AppError('reply-empty');
    const check = createReceipts(
      fitting.passages.flatMap(({ documentId, block }) =>
        sentencesOf(documentId, block, guessLanguage(block.text)),
      ),
    );
    const earlier = [...sentence.earlier, wordingOf(sentence)];
    return { text, ...check(text), earlier };
  }

  return {
    drop: ({ isDropped, ...place }: SentencePlace & { isDropped: boolean }): Summary =>
      change(place, { isDropped }),

    async rewrite(place: SentencePlace): Promise<Summary> {
      const found = find(place);
      if (rewriting.has(place.sentenceId)) throw new AppError('summary-busy');
      rewriting.add(place.sentenceId);
      announcements.announce(found.summary);
      const job = dependencies.jobs.add({
        priority: 'interactive',
        work: (signal) => rewritten(found, signal),
        settle: (outcome) => {
          rewriting.delete(place.sentenceId);
          change(place, outcome.state === 'done' ? outcome.result : {});
        },
      });
      await resultOf(job);
      return announcements.announce(store.get(place.summaryId));
    },

    undoRewriting(place: SentencePlace): Summary {
      const { earlier } = find(place).sentence;
      const last = earlier.at(-1);
      if (!last) throw new AppError('not-found', { what: 'earlier wording' });
      return change(place, { ...last, earlier: earlier.slice(0, -1) });
    },
  };
}

export type SentenceEditing = ReturnType<typeof createSentenceEditing>;

function wordingOf({ text, receipts, missing }: SummarySentence): SentenceWording {
  return { text, receipts, missing };
}

function changed(
  parts: readonly SummaryPart[],
  sentenceId: string,
  changes: Partial<SummarySentence>,
): SummaryPart[] {
  return parts.map((part) => ({
    ...part,
    sentences: part.sentences.map((sentence) =>
      sentence.id === sentenceId ? { ...sentence, ...changes } : sentence,
    ),
  }));
}

/** The blocks it stands on; without receipts those of the chunk whose note is likest. */
function passagesFor(
  summary: StoredSummary,
  sentence: SummarySentence,
  { documents, notes }: Pick<EditingParts, 'documents' | 'notes'>,
): Passage[] {
  const places = sentence.receipts.map(({ documentId, block }) => ({ documentId, index: block }));
  if (places.length === 0) {
    const chunks = notes.listChunks(summary.id);
    const cover = createCoverage(chunks.map(({ note }) => note ?? ''));
    const chunk = chunks[cover(sentence.text, 1).indexes[0] ?? 0];
    if (!chunk) throw new AppError('not-found', { what: 'passage' });
    const { documentId, firstBlock, lastBlock } = chunk;
    const blocks = documents.readBlocks(documentId, firstBlock, lastBlock - firstBlock + 1);
    const likest = createCoverage(blocks.map(({ text }) => text))(sentence.text, mostSources);
    const indexes = likest.indexes.length > 0 ? likest.indexes : [0];
    return indexes.flatMap((index) => {
      const block = blocks[index];
      return block ? [{ documentId, block }] : [];
    });
  }
  const unique = new Map(places.map((place) => [`${place.documentId} ${place.index}`, place]));
  return [...unique.values()].flatMap(({ documentId, index }) =>
    documents.readBlocks(documentId, index, 1).map((block) => ({ documentId, block })),
  );
}

/** As many of the passages as fit the context; fails with `context-too-small` when not even one. */
async function fittingPrompt(
  passages: readonly Passage[],
  { summary, sentence }: { summary: StoredSummary; sentence: SummarySentence },
  { engine, prompts }: Pick<EditingParts, 'engine' | 'prompts'>,
) {
  const missing = sentence.missing.map(({ text }) => `"${text}"`).join(', ');
  for (let count = passages.length; ; count -= 1) {
    const kept = passages.slice(0, Math.max(1, count));
    const text = kept.map(({ block }) => block.text).join('\n\n');
    const material = { kind: 'passage', name: summary.title, text } as const;
    const prompt = prompts.rewrite(
      material,
      { sentence: sentence.text, missing: missing === '' ? 'nothing' : missing },
      summary.options,
    );
    const window = await engine.fitWindow({ ...prompt, reserveTokens: longestSentenceTokens });
    if (window.fits) return { passages: kept, prompt };
    if (kept.length === 1) {
      const neededTokens = window.promptTokens + longestSentenceTokens;
      throw new AppError('context-too-small', { contextSize: window.contextSize, neededTokens });
    }
  }
}
