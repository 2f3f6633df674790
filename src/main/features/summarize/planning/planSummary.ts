import type {
  SourceBlock,
  SourceDocument,
  SummaryOptions,
} from '../../../../shared/api/summarize.ts';
import type { Engine } from '../../../engine/engine.ts';
import { byChapter } from '../documents/chapters.ts';
import { wordsOf } from '../prompts/prompts.ts';
import type { Material, Prompts } from '../prompts/prompts.ts';
import { modelRequest } from '../running/modelRequest.ts';
import type { Instrument, ModelRequest } from '../running/modelRequest.ts';
import { measureBudgets } from './budgets.ts';
import type { Budgets } from './budgets.ts';
import { planChunks, wholeChunk } from './planChunks.ts';
import type { PlannedChunk } from './planChunks.ts';

export type ChunkStep = PlannedChunk & {
  index: number;
  documentId: string;
  /** What reads it; the same for all chunks of a section that one call reads. */
  request: ModelRequest;
};

/** A part of the summary that is written by itself: all of it, or one chapter. */
export type SectionPlan = {
  heading: string | null;
  name: string;
  /** One call reads all chunks and writes; else each chunk is read for its notes first. */
  isDirect: boolean;
  chunks: ChunkStep[];
};

export type SummaryPlan = { sections: SectionPlan[]; budgets: Budgets; words: number };

/** A stretch of a document that belongs to one section. */
export type Stretch = {
  document: SourceDocument;
  blocks: SourceBlock[];
  language: string | undefined;
};

type Section = { heading: string | null; name: string; stretches: Stretch[] };

export type PlanParts = { engine: Engine; prompts: Prompts; instrument: Instrument };

/** No tokenizer makes tokens of more characters on average: what is longer need not be counted. */
const mostCharactersPerToken = 12;

/** Decides, before anything is read, which calls read which blocks. */
export async function planSummary(
  stretches: readonly Stretch[],
  options: SummaryOptions,
  parts: PlanParts,
): Promise<SummaryPlan> {
  const { engine, prompts, instrument } = parts;
  const sections = options.style === 'chapters' ? chapterSections(stretches) : [whole(stretches)];
  const words = wordsOf(options, sections.length);
  const name = stretches.map(({ document }) => document.name).join(', ');
  const { contextSize } = instrument;
  const budgets = await measureBudgets(engine, prompts, options, { contextSize, words, name });
  const plan: SummaryPlan = { sections: [], budgets, words };
  const countTokens = (texts: string[]) => engine.countTokens(texts);
  let index = 0;
  for (const section of sections) {
    const request = await directRequest(section, options, plan, parts);
    const chunks: Omit<ChunkStep, 'index'>[] = [];
    for (const { document, blocks, language } of section.stretches) {
      const planned = request
        ? [wholeChunk(blocks)]
        : await planChunks(blocks, budgets.chunk, countTokens, language);
      chunks.push(
        ...planned.map((chunk) => ({
          ...chunk,
          documentId: document.id,
          request: request ?? readRequest(chunk, document, options, budgets, parts),
        })),
      );
    }
    plan.sections.push({
      heading: section.heading,
      name: section.name,
      isDirect: request !== null,
      chunks: chunks.map((chunk) => ({ ...chunk, index: index++ })),
    });
  }
  return plan;
}

function whole(stretches: readonly Stretch[]): Section {
  const name = stretches.map(({ document }) => document.title ?? document.name).join(', ');
  return { heading: null, name, stretches: [...stretches] };
}

function chapterSections(stretches: readonly Stretch[]): Section[] {
  return stretches.flatMap(({ document, blocks, language }) =>
    byChapter(blocks, (block) => block).map(({ heading, items }) => {
      const name = document.title ?? document.name;
      const ownHeading = stretches.length > 1 ? name : null;
      return {
        heading: heading ?? ownHeading,
        name: heading ?? name,
        stretches: [{ document, blocks: items, language }],
      };
    }),
  );
}

/** The one call that reads the section whole, if it fits. */
async function directRequest(
  { name, stretches }: Section,
  options: SummaryOptions,
  { budgets, words }: SummaryPlan,
  { engine, prompts, instrument }: PlanParts,
): Promise<ModelRequest | null> {
  const length = stretches.reduce((sum, { blocks }) => sum + lengthOf(blocks), 0);
  if (length > instrument.contextSize * mostCharactersPerToken) return null;
  const text = stretches.map(({ blocks }) => wholeChunk(blocks).text).join('\n\n');
  const prompt = prompts.write({ kind: 'document', name, text }, options, words);
  const { fits } = await engine.fitWindow({ ...prompt, reserveTokens: budgets.summary });
  return fits ? modelRequest(instrument, prompt, budgets.summary) : null;
}

function readRequest(
  chunk: PlannedChunk,
  document: SourceDocument,
  options: SummaryOptions,
  budgets: Budgets,
  { prompts, instrument }: PlanParts,
): ModelRequest {
  const material: Material = {
    kind: 'passage',
    name: chunk.headingPath.at(-1) ?? document.title ?? document.name,
    text: chunk.text,
  };
  return modelRequest(instrument, prompts.read(material, options, budgets.noteWords), budgets.note);
}

function lengthOf(blocks: readonly SourceBlock[]): number {
  return (blocks.at(-1)?.end ?? 0) - (blocks[0]?.start ?? 0);
}
