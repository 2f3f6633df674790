/**
 * `npm run eval:translation -- [--model FILE] [--pair en-fr] [--set tatoeba] [--count N]`: sentences
 * of a test set typed into the Translate workspace one after the other, against people's own
 * translations by chrF++ and BLEU, with the sentence left as it was beside it. Without a model it is
 * the starter model.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createEngine } from '../src/main/engine/client.ts';
import { bleu } from '../src/main/scoring/bleu.ts';
import { chrF } from '../src/main/scoring/chrF.ts';
import type { ScoredPair } from '../src/main/scoring/chrF.ts';
import type { Api } from '../src/shared/api.ts';
import type { TextSegment } from '../src/shared/api/translate.ts';
import { languageOfTag } from '../src/shared/languages.ts';
import type { Language } from '../src/shared/languages.ts';
import { plainText } from '../src/shared/segmentText.ts';
import { openInProcess } from './inProcessStudio.ts';
import { publish } from './report.ts';

const folder = fileURLToPath(new URL('../../shared/data/translation/', import.meta.url));

const { values } = parseArgs({
  options: {
    model: { type: 'string' },
    pair: { type: 'string', default: 'en-fr' },
    set: { type: 'string', default: 'tatoeba' },
    count: { type: 'string' },
    json: { type: 'string' },
  },
});

/** The test sets name languages by the three letters of ISO 639-3, English first. */
const letters: Partial<Record<Language, string>> = { en: 'eng', fr: 'fra', de: 'deu', es: 'spa' };

const [from, to] = values.pair.split('-').map(languageOfTag);
if (!from || !to || (from !== 'en' && to !== 'en')) {
  throw new RangeError('--pair needs English on one side, as in en-fr');
}
const other = letters[from === 'en' ? to : from] ?? '';
const file = existsSync(folder)
  ? readdirSync(folder).find((name) => name.startsWith(`${values.set}-eng-${other}-`))
  : undefined;
if (file === undefined) process.stdout.write(`not run: no ${values.set} set of ${values.pair}\n`);
else await evaluate(join(folder, file), { from, to });

async function evaluate(path: string, pair: { from: Language; to: Language }): Promise<void> {
  const sentences = readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([english = '', foreign = '']) =>
      pair.from === 'en' ? [english, foreign] : [foreign, english],
    )
    .slice(0, Number(values.count ?? Number.POSITIVE_INFINITY));
  const studio = await openInProcess(createEngine());
  if (values.model !== undefined) {
    const { id } = await studio.api.models.add({ path: values.model });
    await studio.api.models.load({ id });
  }
  const translated: ScoredPair[] = [];
  let flagged = 0;
  const started = performance.now();
  for (const [index, [source = '', reference = '']] of sentences.entries()) {
    const segments = await translate(studio.api, { source, ...pair, revision: index + 1 });
    flagged += Number(segments.some(({ issues }) => issues.length > 0));
    const hypothesis = segments.map(({ target, gap }) => plainText(target ?? []) + gap).join('');
    translated.push({ hypothesis, reference });
  }
  const seconds = (performance.now() - started) / 1000;
  await studio.close();
  const copied = sentences.map(([hypothesis = '', reference = '']) => ({ hypothesis, reference }));
  await publish(
    `eval:translation ${values.set} ${values.pair}`,
    {
      sentences: sentences.length,
      'chrF++': chrF(translated, { wordOrders: 2 }),
      BLEU: bleu(translated),
      'chrF++ of the source left as it is': chrF(copied, { wordOrders: 2 }),
      'BLEU of the source left as it is': bleu(copied),
      'sentences with an issue': flagged,
      'sentences a second': sentences.length / seconds,
    },
    {},
  );
}

type Request = { source: string; from: Language; to: Language; revision: number };

/** Types a text and waits until it is translated as far as it can be. */
async function translate(api: Api, { source, from: given, to: wanted, revision }: Request) {
  await api.translate.setText({
    source,
    settings: { from: given, to: wanted, formality: 'default' },
    revision,
  });
  let segments: TextSegment[] = [];
  for await (const event of await api.translate.watchText()) {
    if (event.type === 'snapshot') ({ segments } = event.translation);
    if (event.type === 'segment') {
      segments = segments.map((old) => (old.id === event.segment.id ? event.segment : old));
    }
    const isWaiting = segments.some(({ status }) => ['waiting', 'translating'].includes(status));
    if (segments.length > 0 && !isWaiting) break;
    if (event.type === 'state' && event.status === 'failed') break;
  }
  return segments;
}
