/**
 * `npm run eval:summaries -- --model FILE [--count N]`: one-sentence summaries of the development part of
 * SciTLDR against people's own, by ROUGE, with the first sentence and the extractive summary beside
 * it. Cachola et al., "TLDR: Extreme Summarization of Scientific Documents" (2020), score a summary
 * by the best of a paper's references, and so does this.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createEngine } from '../src/main/engine/client.ts';
import { rougeL, rougeN } from '../src/main/scoring/rouge.ts';
import { defaultSummaryOptions } from '../src/shared/api/summarize.ts';
import type { SummaryOptions, SummaryPart } from '../src/shared/api/summarize.ts';
import { openInProcess } from './inProcessStudio.ts';
import { publish } from './report.ts';
import { addDocument, summarizeDocument } from './summaries.ts';

const options: SummaryOptions = { ...defaultSummaryOptions, style: 'sentence' };

type Paper = { title: string; source: string[]; target: string[] };

const data = fileURLToPath(
  new URL('../../shared/data/summaries/scitldr-dev.jsonl', import.meta.url),
);

const { values } = parseArgs({
  options: { model: { type: 'string' }, count: { type: 'string' }, json: { type: 'string' } },
});

if (!existsSync(data)) {
  process.stdout.write(`not run: ${data} is not there\n`);
} else {
  await evaluate();
}

async function evaluate(): Promise<void> {
  const papers = readFileSync(data, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Paper)
    .slice(0, Number(values.count ?? Number.POSITIVE_INFINITY));
  const studio = await openInProcess(createEngine());
  const { api } = studio;
  if (values.model !== undefined) {
    const { id } = await api.models.add({ path: values.model });
    await api.models.load({ id });
  }

  const scores = { model: newScores(), lead: newScores(), extractive: newScores() };
  let supported = 0;
  let failed = 0;
  for (const { source, target } of papers) {
    const text = source.join(' ');
    const document = await addDocument(api, { kind: 'text', text, name: 'paper.txt' });
    const summary = await summarizeDocument(api, document, options);
    if (summary.status !== 'done') failed += 1;
    if (summary.support.total > 0 && summary.support.supported === summary.support.total) {
      supported += 1;
    }
    addScore(scores.model, textOf(summary.parts), target);
    addScore(scores.extractive, textOf(summary.instant), target);
    addScore(scores.lead, source[0] ?? '', target);
  }
  await studio.close();

  const figures: Record<string, number> = { papers: papers.length, failed };
  for (const [name, score] of Object.entries(scores)) {
    for (const [measure, sum] of Object.entries(score)) {
      figures[`${name} ${measure}`] = (100 * sum) / papers.length;
    }
  }
  figures['share of summaries wholly supported'] = supported / papers.length;
  await publish('eval:summaries', figures, {});
}

function textOf(parts: readonly SummaryPart[]): string {
  return parts.flatMap(({ sentences }) => sentences.map(({ text }) => text)).join(' ');
}

function newScores() {
  return { 'ROUGE-1': 0, 'ROUGE-2': 0, 'ROUGE-L': 0 };
}

function addScore(sums: ReturnType<typeof newScores>, made: string, references: string[]): void {
  const best = (measure: (reference: string) => number) => Math.max(0, ...references.map(measure));
  const stemmed = { isStemming: true };
  sums['ROUGE-1'] += best((reference) => rougeN(made, reference, { order: 1, ...stemmed }).f1);
  sums['ROUGE-2'] += best((reference) => rougeN(made, reference, { order: 2, ...stemmed }).f1);
  sums['ROUGE-L'] += best((reference) => rougeL(made, reference, stemmed).f1);
}
