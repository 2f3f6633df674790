import type { Token } from 'node-llama-cpp';
import type { EffectRequest, EngineAdapter } from '../../../shared/engineApi.ts';
import { AppError } from '../../../shared/errors.ts';
import { jensenShannonDivergence } from '../divergence.ts';
import type { Distribution } from '../divergence.ts';
import { wholeDistribution } from './distributions.ts';
import type { LoadedEngine } from './loading.ts';
import { stackInForce } from './stack.ts';

/** Of a long prompt only so much of the end is read, so that it stays cheap. */
const mostTokens = 256;
/** Between them the signal is looked at. */
const chunkTokens = 64;

/** How far the stack moves the distribution of the next token: see `jensenShannonDivergence`. */
export async function measureEffect(
  engine: LoadedEngine,
  request: EffectRequest,
  signal: AbortSignal,
): Promise<number> {
  const adapters = stackInForce(request.adapters);
  if (adapters.length === 0) return 0;
  const { tokens } = engine.template.render(request, engine.tokenizer.tokenizer);
  const end = tokens.slice(-mostTokens);
  const distributions: Distribution<Token>[] = [];
  for (const stack of [[], adapters]) {
    distributions.push(await nextToken({ engine, tokens: end, stack, signal }));
  }
  const [bare = new Map(), adapted = new Map()] = distributions;
  const divergence = jensenShannonDivergence(bare, adapted);
  if (Number.isNaN(divergence)) throw new AppError('adapter-damaged', notANumber(adapters));
  return divergence;
}

function notANumber([first]: EngineAdapter[]) {
  return { path: first?.path ?? '', reason: 'it makes the model compute what is not a number' };
}

type Reading = {
  engine: LoadedEngine;
  tokens: Token[];
  stack: EngineAdapter[];
  signal: AbortSignal;
};

/**
 * In a context of its own that goes at once, and in chunks of one size: both are then evaluated in
 * the very same way, so that adapters that do nothing change not one bit of the result, and no
 * conversation loses its cache.
 */
async function nextToken(reading: Reading): Promise<Distribution<Token>> {
  const { engine, tokens, stack, signal } = reading;
  const size = { contextSize: mostTokens, sequences: 1 };
  await using context = await engine.maker.make(size, stack);
  const sequence = context.getSequence();
  const [last, ...before] = [...tokens.slice(-1), ...tokens.slice(0, -1)];
  if (last === undefined) return new Map();
  for (let at = 0; at < before.length; at += chunkTokens) {
    if (signal.aborted) throw new AppError('cancelled');
    await sequence.evaluateWithoutGeneratingNewTokens(before.slice(at, at + chunkTokens));
  }
  const outputs = await sequence.controlledEvaluate([[last, wholeDistribution]]);
  const probabilities = outputs.at(-1)?.next.probabilities;
  if (!probabilities) throw new AppError('internal');
  return probabilities;
}
