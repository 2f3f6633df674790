import { randomUUID } from 'node:crypto';
import type { SummaryOptions, SummaryPart } from '../../../../shared/api/summarize.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { SourceSentence } from '../documents/sourceSentences.ts';
import { pickSentences } from '../extractive/pickSentences.ts';
import { planChunks } from '../planning/planChunks.ts';
import type { ChunkStep, SectionPlan, SummaryPlan } from '../planning/planSummary.ts';
import type { Prompts } from '../prompts/prompts.ts';
import { createReceipts } from '../receipts/receipts.ts';
import { inParallel } from '../../../inParallel.ts';
import { modelRequest } from './modelRequest.ts';
import type { Instrument } from './modelRequest.ts';
import type { ProgressMeter } from './progressMeter.ts';
import { partsOf } from './replyText.ts';
import type { WrittenPart } from './replyText.ts';
import { createOrigins, halved, mergedStatements, statementsFrom, toBlocks } from './statements.ts';
import type { Statement } from './statements.ts';
import type { Writer } from './writer.ts';

/** More at once than any engine runs in parallel only wait there. */
const width = 4;

export type SectionTools = {
  engine: Engine;
  prompts: Prompts;
  write: Writer;
  instrument: Instrument;
  options: SummaryOptions;
  plan: Pick<SummaryPlan, 'budgets' | 'words'>;
  meter: ProgressMeter;
  sentencesOf: (chunk: ChunkStep) => SourceSentence[];
  onChunk: (chunk: ChunkStep, state: 'reading' | 'read', note: string | null) => void;
  onDraft: (text: string, isNew: boolean) => void;
  signal: AbortSignal;
};

/** Reads a section, merges its notes until they fit, writes it, and looks every sentence up. */
export async function writeSection(
  section: SectionPlan,
  tools: SectionTools,
): Promise<SummaryPart[]> {
  if (section.isDirect) return writeDirectly(section, tools);
  const notes = await readChunks(section.chunks, tools);
  const { statements, prompt } = await mergedToFit(section, notes, tools);
  const reply = await writeText(
    modelRequest(tools.instrument, prompt, tools.plan.budgets.summary),
    section,
    tools,
  );
  return withReceipts(reply, section, createOrigins(statements), tools);
}

async function writeDirectly(section: SectionPlan, tools: SectionTools): Promise<SummaryPart[]> {
  const { chunks } = section;
  const [first] = chunks;
  if (!first) return [];
  for (const chunk of chunks) tools.onChunk(chunk, 'reading', null);
  const reply = await writeText(first.request, section, tools);
  for (const chunk of chunks) tools.onChunk(chunk, 'read', reply);
  return withReceipts(reply, section, () => chunks.map(({ index }) => index), tools);
}

async function writeText(
  request: ChunkStep['request'],
  section: SectionPlan,
  { write, meter, onDraft, signal }: SectionTools,
): Promise<string> {
  let wasWritten = false;
  onDraft('', true);
  const reply = await write(request, {
    signal,
    onStart: () => {
      wasWritten = true;
      const headingPath = section.heading === null ? [] : [section.heading];
      meter.started({ phase: 'writing', headingPath });
    },
    onDelta: (text) => onDraft(text, false),
  });
  meter.finished({ wasWritten });
  return reply;
}

async function readChunks(chunks: readonly ChunkStep[], tools: SectionTools): Promise<Statement[]> {
  const { write, meter, onChunk, signal } = tools;
  const notes = await inParallel(chunks, { width, signal }, async (chunk, stop) => {
    let wasWritten = false;
    const note = await write(chunk.request, {
      signal: stop,
      onStart: () => {
        wasWritten = true;
        onChunk(chunk, 'reading', null);
        meter.started({ phase: 'reading', headingPath: chunk.headingPath });
      },
      whenEmpty: () => centralSentences(chunk, tools),
    });
    onChunk(chunk, 'read', note);
    meter.finished({ wasWritten });
    return statementsFrom(note, chunk);
  });
  return notes.flat();
}

/** What a chunk itself says most plainly, where the model had no words for it. */
async function centralSentences(chunk: ChunkStep, tools: SectionTools): Promise<string> {
  const words = tools.plan.budgets.noteWords;
  const picked = await pickSentences(tools.sentencesOf(chunk), {
    sentences: 3,
    words,
    question: '',
  });
  return picked.map(({ text }) => text.replaceAll(/\s+/gu, ' ')).join('\n');
}

/** Merges until the notes fit beside the summary that is written from them. */
async function mergedToFit(section: SectionPlan, notes: Statement[], tools: SectionTools) {
  const { engine, prompts, options, plan } = tools;
  for (let statements = notes; ; statements = await shorter(statements, section, tools)) {
    const text = textOf(statements);
    const material = { kind: 'notes', name: section.name, text } as const;
    const prompt = prompts.write(material, options, plan.words);
    const window = await engine.fitWindow({ ...prompt, reserveTokens: plan.budgets.summary });
    if (window.fits) return { statements, prompt };
  }
}

/** A model that writes more than it was given to merge must not keep this up for ever. */
async function shorter(
  statements: readonly Statement[],
  section: SectionPlan,
  tools: SectionTools,
): Promise<Statement[]> {
  const after = await merged(statements, section, tools);
  return textOf(after).length < textOf(statements).length ? after : halved(statements);
}

async function merged(
  statements: readonly Statement[],
  section: SectionPlan,
  tools: SectionTools,
): Promise<Statement[]> {
  const { engine, prompts, instrument, plan, write, meter, signal } = tools;
  const { merge, note, noteWords } = plan.budgets;
  const groups = await planChunks(toBlocks(statements), merge, (texts) =>
    engine.countTokens(texts),
  );
  meter.change({ total: meter.current().total + groups.length });
  const results = await inParallel(groups, { width, signal }, async (group, stop) => {
    const members = statements.slice(group.firstBlock, group.lastBlock + 1);
    const material = { kind: 'notes', name: section.name, text: group.text } as const;
    const request = modelRequest(instrument, prompts.combine(material, noteWords), note);
    let wasWritten = false;
    const reply = await write(request, {
      signal: stop,
      onStart: () => {
        wasWritten = true;
        meter.started({ phase: 'combining', headingPath: group.headingPath });
      },
      whenEmpty: async () => textOf(members.slice(0, 1)),
    });
    meter.finished({ wasWritten });
    return mergedStatements(reply, members);
  });
  return results.flat();
}

function textOf(statements: readonly Statement[]): string {
  return statements.map(({ text }) => text).join('\n');
}

function withReceipts(
  reply: string,
  section: SectionPlan,
  originsOf: (sentence: string) => number[],
  { sentencesOf, options }: SectionTools,
): SummaryPart[] {
  const byIndex = new Map(section.chunks.map((chunk) => [chunk.index, chunk]));
  const checks = new Map<string, ReturnType<typeof createReceipts>>();

  function checkOf(origins: readonly number[]): ReturnType<typeof createReceipts> {
    const key = origins.join();
    const known = checks.get(key);
    if (known) return known;
    const chunks = origins.flatMap((index) => byIndex.get(index) ?? []);
    const check = createReceipts(chunks.flatMap(sentencesOf));
    checks.set(key, check);
    return check;
  }

  const parts = partsOf(reply);
  const written = options.style === 'sentence' ? firstSentence(parts) : parts;
  return written.map(({ heading, layout, texts }: WrittenPart) => ({
    heading: heading ?? section.heading,
    layout,
    sentences: texts.map((text) => ({
      id: randomUUID(),
      text,
      ...checkOf(originsOf(text))(text),
      earlier: [],
      isDropped: false,
      isRewriting: false,
    })),
  }));
}

/** Asked for one sentence, a model may still write more. */
function firstSentence([first]: readonly WrittenPart[]): WrittenPart[] {
  return first ? [{ ...first, heading: null, texts: first.texts.slice(0, 1) }] : [];
}
