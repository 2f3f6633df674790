import type { AdapterDifference, AdapterVerdict } from '../../../shared/api/adapters.ts';
import { architectureOf } from '../../gguf/fileKind.ts';
import type { GgufHeader } from '../../gguf/ggufHeader.ts';
import { embeddingTensor } from './inspection/adapterFacts.ts';
import type { AdapterFacts, AdapterPair } from './inspection/adapterFacts.ts';

/** What of a model an adapter must match. */
export type ModelShape = {
  architecture: string;
  layerCount: number;
  /** Heads of attention; null where they differ from layer to layer. */
  heads: number | null;
  keyValueHeads: number | null;
  /** Dimensions by name, innermost first. */
  tensors: ReadonlyMap<string, readonly number[]>;
};

const shownDifferences = 8;

export function modelShape(header: GgufHeader): ModelShape {
  const architecture = architectureOf(header);
  const number = (name: string): number | null => {
    const value = header.metadata.get(`${architecture}.${name}`);
    return typeof value === 'number' ? value : null;
  };
  const heads = number('attention.head_count');
  const hasOwn = header.metadata.has(`${architecture}.attention.head_count_kv`);
  return {
    architecture,
    layerCount: number('block_count') ?? 0,
    heads,
    keyValueHeads: hasOwn ? number('attention.head_count_kv') : heads,
    tensors: new Map(header.tensors.map(({ name, dimensions }) => [name, dimensions])),
  };
}

/** Judges by what the files hold: names say nothing about what fits. */
export function judge(
  { architecture, pairs }: Pick<AdapterFacts, 'architecture' | 'pairs'>,
  model: ModelShape,
): AdapterVerdict {
  // Between architectures tensors of one name mean different things: no further comparison helps.
  const differences: AdapterDifference[] =
    architecture === model.architecture
      ? [...missingLayers(pairs, model), ...pairs.flatMap((pair) => differenceOf(pair, model))]
      : [{ kind: 'architecture', adapter: architecture, model: model.architecture }];
  if (differences.length === 0) return { verdict: 'fits' };
  return {
    verdict: 'does-not-fit',
    differences: differences.slice(0, shownDifferences),
    differenceCount: differences.length,
  };
}

/** One difference however many tensors the layers beyond the model's have. */
function missingLayers(pairs: readonly AdapterPair[], model: ModelShape): AdapterDifference[] {
  const layers = 1 + Math.max(-1, ...pairs.map(({ tensor }) => layerOf(tensor) ?? -1));
  if (layers <= model.layerCount) return [];
  return [{ kind: 'layers', adapter: layers, model: model.layerCount }];
}

function differenceOf(pair: AdapterPair, model: ModelShape): AdapterDifference[] {
  const { tensor, input, output, experts } = pair;
  if ((layerOf(tensor) ?? 0) >= model.layerCount) return [];
  const dimensions = model.tensors.get(tensor);
  if (!dimensions) return [{ kind: 'missing-tensor', tensor }];
  const [inner = 1, outer = 1, modelExperts = 1] = dimensions;
  const made = tensor === embeddingTensor ? [output, input] : [input, output];
  if (made[0] !== inner || made[1] !== outer) {
    return [{ kind: 'shape', tensor, adapter: made, model: [inner, outer] }];
  }
  if (experts === modelExperts) return [];
  return [{ kind: 'experts', tensor, adapter: experts, model: modelExperts }];
}

/** `blk.12.attn_q.weight` is in layer 12; null is outside the layers. */
export function layerOf(tensor: string): number | null {
  const number = /^blk\.(\d+)\./u.exec(tensor)?.[1];
  return number === undefined ? null : Number(number);
}
