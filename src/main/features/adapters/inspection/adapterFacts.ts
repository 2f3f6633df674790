import { AppError } from '../../../../shared/errors.ts';
import { architectureOf, kindOf } from '../../../gguf/fileKind.ts';
import type { GgufHeader, GgufTensor } from '../../../gguf/ggufHeader.ts';
import { listOf } from '../../../gguf/modelFacts.ts';
import { valueTypes } from '../../../gguf/metadata.ts';
import { damaged, unsupported } from '../../../peft/refusals.ts';

/** A low-rank change of one tensor of the model: `output × rank` times `rank × input`. */
export type AdapterPair = {
  /** The tensor of the model that is changed. */
  tensor: string;
  input: number;
  rank: number;
  output: number;
  /** Of a tensor that holds one matrix per expert; else 1. */
  experts: number;
};

/** What a sound adapter file says of itself. */
export type AdapterFacts = {
  architecture: string;
  name: string | null;
  description: string | null;
  licence: string | null;
  baseModel: string | null;
  /** What it was made for. */
  languages: string[];
  tags: string[];
  alpha: number;
  pairs: AdapterPair[];
};

/** The one table that is looked up instead of multiplied: its first half lies the other way round. */
export const embeddingTensor = 'token_embd.weight';

const alphaKey = 'adapter.lora.alpha';
const halves = { a: '.lora_a', b: '.lora_b' } as const;

/** Weights we can look through and llama.cpp's own converter writes. */
const readableTypes = new Map([
  [0, 'F32'],
  [1, 'F16'],
  [8, 'Q8_0'],
  [30, 'BF16'],
]);

/** Reads the header as an adapter's, or fails with what keeps it from being one. */
export function adapterFacts(header: GgufHeader, path: string): AdapterFacts {
  refuseOtherKinds(header, path);
  const architecture = architectureOf(header);
  if (architecture === '') throw damaged(path, 'It names no architecture.');
  return {
    architecture,
    name: textOf(header, 'general.name'),
    description: textOf(header, 'general.description'),
    licence: textOf(header, 'general.license.name') ?? textOf(header, 'general.license'),
    baseModel: textOf(header, 'general.base_model.0.name') ?? textOf(header, 'general.basename'),
    languages: listOf(header.metadata.get('general.languages')),
    tags: listOf(header.metadata.get('general.tags')),
    alpha: alphaOf(header, path),
    pairs: pairsOf(header.tensors, path),
  };
}

function refuseOtherKinds(header: GgufHeader, path: string): void {
  const kind = kindOf(header);
  if (kind !== 'adapter') throw new AppError('not-an-adapter', { path, kind });
  const type = textOf(header, 'adapter.type') ?? 'none';
  if (type !== 'lora') throw unsupported(path, `It is of the type ${type}, not LoRA.`);
  if (header.metadata.has('adapter.alora.invocation_tokens')) {
    throw unsupported(path, 'It is an activated LoRA, which begins to work in mid-prompt.');
  }
}

function textOf(header: GgufHeader, key: string): string | null {
  const value = header.metadata.get(key);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** Without an alpha llama.cpp takes the strength itself for the scale, as with 0. */
function alphaOf(header: GgufHeader, path: string): number {
  const alpha = header.metadata.get(alphaKey);
  if (alpha === undefined) return 0;
  const isFloat = header.types.get(alphaKey) === valueTypes.float32;
  if (typeof alpha !== 'number' || !isFloat) throw damaged(path, 'Its alpha is no 32-bit float.');
  if (!Number.isFinite(alpha)) throw damaged(path, `Its alpha is ${alpha}.`);
  return alpha;
}

function pairsOf(tensors: readonly GgufTensor[], path: string): AdapterPair[] {
  const firsts = halvesBySuffix(tensors, halves.a);
  const seconds = halvesBySuffix(tensors, halves.b);
  const stray = tensors.find(({ name }) => !name.endsWith(halves.a) && !name.endsWith(halves.b));
  if (stray)
    throw unsupported(path, `It has the tensor ${stray.name}, which is no part of a LoRA.`);
  if (firsts.size + seconds.size === 0) throw damaged(path, 'It has no tensors.');
  for (const name of seconds.keys()) {
    if (!firsts.has(name)) throw damaged(path, `${name} has only its second half.`);
  }
  return Array.from(firsts, ([name, first]) => {
    const second = seconds.get(name);
    if (!second) throw damaged(path, `${name} has only its first half.`);
    return pairOf(name, first, second, path);
  });
}

function halvesBySuffix(tensors: readonly GgufTensor[], suffix: string): Map<string, GgufTensor> {
  const ofSuffix = tensors.filter(({ name }) => name.endsWith(suffix));
  return new Map(ofSuffix.map((tensor) => [tensor.name.slice(0, -suffix.length), tensor]));
}

function pairOf(tensor: string, first: GgufTensor, second: GgufTensor, path: string): AdapterPair {
  for (const { name, type, dimensions } of [first, second]) {
    if (!readableTypes.has(type)) {
      const known = [...readableTypes.values()].join(', ');
      throw unsupported(path, `${name} has weights of type ${type}; those known are ${known}.`);
    }
    if (dimensions.length < 2 || dimensions.length > 3) {
      throw damaged(path, `${name} has ${dimensions.length} dimensions.`);
    }
  }
  const isTable = tensor === embeddingTensor;
  const [firstInner = 0, firstOuter = 0, experts = 1] = first.dimensions;
  const [rank = 0, output = 0, secondExperts = 1] = second.dimensions;
  const [input, firstRank] = isTable ? [firstOuter, firstInner] : [firstInner, firstOuter];
  if (rank !== firstRank) {
    throw damaged(path, `The halves of ${tensor} have the ranks ${firstRank} and ${rank}.`);
  }
  if (experts !== secondExperts) {
    throw damaged(path, `The halves of ${tensor} are for ${experts} and ${secondExperts} experts.`);
  }
  return { tensor, input, rank, output, experts };
}
