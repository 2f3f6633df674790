/**
 * `npm run eval:starter -- [--model FILE] [--adapters FOLDER] [--count N]`: what the starter model
 * does on text that it was not trained on, with the figures of its first cut beside. Without files,
 * those that are shipped.
 */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { createEngine } from '../src/main/engine/client.ts';
import type { EngineAdapter } from '../src/shared/engineApi.ts';
import { atLeast, publish } from './report.ts';
import type { Bar } from './report.ts';
import { openModel } from './starterAnswers.ts';
import type { Ask } from './starterAnswers.ts';
import { readHelp } from './starterHelp.ts';
import {
  hasHeldOutData,
  measureHelp,
  measureSummaries,
  measureTranslation,
  readPairs,
} from './starterMeasures.ts';
import type { Figures, Language } from './starterMeasures.ts';
import { starterModel } from './starterStacks.ts';
import { measureAddress, measureBrief, measureHeadlines } from './starterStyles.ts';

const languages: Language[] = ['French', 'German', 'Spanish'];
const help = readHelp();
const firstCut = readFirstCut();

const { values } = parseArgs({
  options: {
    model: { type: 'string', default: starterModel },
    adapters: { type: 'string' },
    count: { type: 'string', default: '500' },
    json: { type: 'string' },
  },
});
const folder = values.adapters ?? join(dirname(values.model), 'adapters');

if (hasHeldOutData) await evaluate();
else process.stdout.write('not run: the held-out text is not there\n');

async function evaluate(): Promise<void> {
  const engine = createEngine();
  const ask = await openModel(engine, values.model);
  const figures: Figures = {};
  for (const language of languages) {
    const pairs = readPairs(language, Number(values.count));
    Object.assign(figures, await measureTranslation(ask, language, pairs));
  }
  Object.assign(figures, await measureHelp(ask, help), await measureSummaries(ask, 100));
  for (const name of ['none', 'formal', 'informal', 'headline', 'brief']) {
    const path = join(folder, `${name}.gguf`);
    if (name === 'none') Object.assign(figures, await measureStyles(ask, []));
    else if (existsSync(path)) {
      Object.assign(figures, await measureStyles(ask, [{ path, strength: 1 }], name));
    }
  }
  await engine.close();
  await publish('eval:starter', besideFirstCut(figures), barsOf(figures));
}

/** Of one adapter only what it is for, of none everything. */
async function measureStyles(ask: Ask, stack: EngineAdapter[], name = 'none'): Promise<Figures> {
  const figures: Figures = {};
  const isFor = (...names: string[]) => name === 'none' || names.includes(name);
  for (const language of languages) {
    if (isFor('formal', 'informal')) {
      const {
        sentences = 0,
        polite = 0,
        familiar = 0,
      } = await measureAddress(ask, language, stack);
      figures[`adapter ${name}, ${language}: sentences with "you"`] = sentences;
      figures[`adapter ${name}, ${language}: said politely`] = polite;
      figures[`adapter ${name}, ${language}: said familiarly`] = familiar;
    }
    if (isFor('headline')) {
      const headlines = await measureHeadlines(ask, language, stack);
      figures[`adapter ${name}, from ${language}: headlines`] = headlines;
    }
  }
  if (isFor('brief')) {
    for (const [what, value] of Object.entries(await measureBrief(ask, help, stack))) {
      figures[`adapter ${name}: ${what}`] = value;
    }
  }
  return figures;
}

/** With the figures that the same command gave for the first cut. */
function besideFirstCut(figures: Figures): Figures {
  const rows = Object.entries(figures).flatMap(([label, value]): [string, number][] => {
    const before = firstCut[label];
    return before === undefined
      ? [[label, value]]
      : [
          [label, value],
          [`${label} (first cut)`, before],
        ];
  });
  return Object.fromEntries(rows);
}

/** No direction of translation may be worse than it was. */
function barsOf(figures: Figures): Record<string, Bar> {
  const directions = Object.entries(figures).filter(([label]) => label.endsWith('chrF++'));
  return Object.fromEntries(
    directions.map(([label, value]) => [
      `${label} against the first cut`,
      atLeast(value, firstCut[label] ?? 0),
    ]),
  );
}

function readFirstCut(): Figures {
  const file = new URL('../tools/starter-model/first-cut.json', import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { figures: Figures }).figures;
}
