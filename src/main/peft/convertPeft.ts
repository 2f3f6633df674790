import type { ByteSource } from './byteSource.ts';
import { readPeftConfig } from './config.ts';
import type { PeftConfig } from './config.ts';
import { bytesPerWeight, ggufParts } from './ggufWriter.ts';
import type { WrittenTensor } from './ggufWriter.ts';
import { knownArchitectures, targetOf } from './moduleNames.ts';
import type { TargetTensor } from './moduleNames.ts';
import { damaged, unsupported } from './refusals.ts';
import { interleaveHalves, scale, transpose } from './rows.ts';
import { readMatrix, readSafetensors } from './safetensors.ts';
import type { Matrix, SafeTensor } from './safetensors.ts';

/** The model that an adapter is converted for. */
export type BaseModel = {
  architecture: string;
  /** Null where they differ from layer to layer. */
  heads: number | null;
  keyValueHeads: number | null;
};

/** A PEFT adapter: its two files. */
export type PeftAdapter = { config: { name: string; text: string }; weights: ByteSource };

/** What a conversion will write, before a byte of it is made. */
export type Conversion = {
  /** The tensors of the model that it changes. */
  pairs: { tensor: string; input: number; rank: number; output: number; experts: 1 }[];
  alpha: number;
  /** Of all weights: the file is little larger. */
  bytes: number;
  /** The GGUF file, part by part. */
  parts: () => AsyncIterable<Uint8Array>;
};

type Pair = {
  module: string;
  target: TargetTensor;
  first: SafeTensor;
  second: SafeTensor;
  rank: number;
  isTable: boolean;
};

/**
 * Converts a PEFT LoRA to GGUF by the rules of llama.cpp's `convert_lora_to_gguf.py`: its names,
 * its order of rows, 32-bit floats. GGUF has one alpha and llama.cpp divides it by each pair's own
 * rank; what differs from that (alphas by pattern, rank-stabilized scaling) is multiplied into the
 * second half of the pair. Fails with `adapter-damaged` or `adapter-unsupported`.
 */
export async function convertPeft(
  { config, weights }: PeftAdapter,
  model: BaseModel,
  name: string,
): Promise<Conversion> {
  const path = weights.name;
  if (!knownArchitectures.includes(model.architecture)) {
    const known = knownArchitectures.join(', ');
    throw unsupported(path, `PEFT adapters are converted for ${known}, not ${model.architecture}.`);
  }
  const peft = readPeftConfig(config.name, config.text);
  const pairs = pairsOf(await readSafetensors(weights), { path, peft, model });
  const alpha = commonest(pairs.map((pair) => effectiveAlpha(pair, peft)));
  // To llama.cpp an alpha of 0 means none was given, to PEFT that the adapter does nothing.
  if (alpha === 0) throw damaged(config.name, 'lora_alpha is 0: it does nothing.');
  const metadata = {
    'general.architecture': model.architecture,
    'general.type': 'adapter',
    'general.name': name,
    ...(peft.baseModel === null ? {} : { 'general.base_model.0.name': peft.baseModel }),
    'adapter.type': 'lora',
    'adapter.lora.alpha': { float32: alpha },
  };
  const tensors = pairs.flatMap((pair) => {
    const factor = effectiveAlpha(pair, peft) / alpha;
    return writtenHalves(pair, { weights, model, factor });
  });
  return {
    pairs: pairs.map(({ target, first, second, rank }) => ({
      tensor: target.name,
      input: first.shape[1] ?? 0,
      rank,
      output: second.shape[0] ?? 0,
      experts: 1,
    })),
    alpha,
    bytes: tensors.reduce((sum, { rows, columns }) => sum + rows * columns * bytesPerWeight, 0),
    parts: () => ggufParts(metadata, tensors),
  };
}

/** The alpha that gives the same scale when it is divided by the rank. */
function effectiveAlpha({ module, rank }: Pair, { alphaOf, isRankStabilized }: PeftConfig): number {
  return alphaOf(module) * (isRankStabilized ? Math.sqrt(rank) : 1);
}

function commonest(values: readonly number[]): number {
  const groups = Map.groupBy(values, (value) => value);
  const [largest] = Array.from(groups.values()).toSorted((one, other) => other.length - one.length);
  return largest?.[0] ?? 0;
}

const halfName =
  /^(?:base_model\.model\.)?(?<module>.+)\.(?:lora_(?<half>[AB])(?:\.\w+)?\.weight|lora_embedding_(?<table>[AB])(?:\.\w+)?)$/u;

type Surroundings = { path: string; peft: PeftConfig; model: BaseModel };

function pairsOf(tensors: readonly SafeTensor[], surroundings: Surroundings): Pair[] {
  const { path } = surroundings;
  const modules = new Map<string, { A?: SafeTensor; B?: SafeTensor; isTable: boolean }>();
  for (const tensor of tensors) {
    const found = halfName.exec(tensor.name)?.groups;
    if (!found) throw strayTensor(path, tensor.name);
    const { module = '', half, table } = found;
    const halves = modules.get(module) ?? { isTable: table !== undefined };
    const key = (half ?? table) as 'A' | 'B';
    if (halves[key]) throw damaged(path, `It has two first or second halves for ${module}.`);
    modules.set(module, { ...halves, [key]: tensor });
  }
  if (modules.size === 0) throw damaged(path, 'It has no tensors.');
  return Array.from(modules, ([module, { A: first, B: second, isTable }]) => {
    if (!first) throw damaged(path, `${module} has only its second half.`);
    if (!second) throw damaged(path, `${module} has only its first half.`);
    return pairOf({ module, first, second, isTable }, surroundings);
  });
}

function strayTensor(path: string, name: string) {
  if (name.includes('lora_magnitude_vector')) return unsupported(path, `It is a DoRA: ${name}.`);
  return unsupported(path, `It has the tensor ${name}, which is no part of a LoRA.`);
}

function pairOf(
  halves: Pick<Pair, 'module' | 'first' | 'second' | 'isTable'>,
  { path, peft, model }: Surroundings,
): Pair {
  const { module, first, second } = halves;
  const target = targetOf(model.architecture, module);
  if (!target) {
    throw unsupported(path, `${module} is no module of a ${model.architecture} model.`);
  }
  if (first.shape.length !== 2 || second.shape.length !== 2) {
    throw unsupported(path, `The halves of ${module} are not matrices.`);
  }
  const [firstRank = 0] = first.shape;
  const [outputs = 0, rank = 0] = second.shape;
  if (rank === 0 || rank !== firstRank) {
    throw damaged(path, `The halves of ${module} have the ranks ${firstRank} and ${rank}.`);
  }
  if (rank !== peft.rankOf(module)) {
    const expected = peft.rankOf(module);
    throw damaged(path, `${module} has the rank ${rank}, and ${expected} by its configuration.`);
  }
  const heads = headsOf(target, model);
  if (heads !== null && (heads === 0 || outputs % (2 * heads) !== 0)) {
    throw damaged(path, `The ${outputs} rows of ${module} cannot be shared by ${heads} heads.`);
  }
  return { ...halves, target, rank };
}

/** Null where rows stay as they are. */
function headsOf({ rowOrder }: TargetTensor, model: BaseModel): number | null {
  if (rowOrder === 'same') return null;
  return (rowOrder === 'query' ? model.heads : model.keyValueHeads) ?? 0;
}

function writtenHalves(
  { target, first, second, isTable }: Pair,
  { weights, model, factor }: { weights: ByteSource; model: BaseModel; factor: number },
): [WrittenTensor, WrittenTensor] {
  const heads = headsOf(target, model);
  const [rows = 0, columns = 0] = first.shape;
  const [outputs = 0, rank = 0] = second.shape;

  async function makeSecond(): Promise<Matrix> {
    const plain = await readMatrix(weights, second);
    const ordered = heads === null ? plain : interleaveHalves(plain, heads);
    return factor === 1 ? ordered : scale(ordered, factor);
  }
  return [
    {
      name: `${target.name}.lora_a`,
      // What is looked up instead of multiplied has one row per token.
      ...(isTable ? { rows: columns, columns: rows } : { rows, columns }),
      make: async () => {
        const plain = await readMatrix(weights, first);
        return isTable ? transpose(plain) : plain;
      },
    },
    { name: `${target.name}.lora_b`, rows: outputs, columns: rank, make: makeSecond },
  ];
}
