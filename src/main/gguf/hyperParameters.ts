import { architectureOf } from './fileKind.ts';
import { isArray } from './ggufHeader.ts';
import type { GgufHeader, GgufValue } from './ggufHeader.ts';

/** llama.cpp's own limits (`llama-hparams.h`); beyond them it aborts. */
const mostLayers = 512;
const mostExperts = 1024;
/** Far above any model; keeps what is computed from it within 32 bits. */
const largestWidth = 1_048_576;
const ropeScalings = ['none', 'linear', 'yarn', 'longrope'];

/** Architectures without attention: their counts of heads are zero. */
const recurrent = /^(mamba2?|rwkv.*|arwkv.*)$/;

type Question = (parameters: Parameters) => string | null;

/** Hyper-parameters by name without the architecture in front. */
type Parameters = {
  architecture: string;
  value: (name: string) => GgufValue | undefined;
  /** All values of a parameter that may differ by layer; empty when it is missing. */
  numbers: (name: string) => number[];
};

/** Why these hyper-parameters make no model, or null. */
export function impossibleShape(header: GgufHeader): string | null {
  const architecture = architectureOf(header);
  const value = (name: string) => header.metadata.get(`${architecture}.${name}`);
  const parameters: Parameters = {
    architecture,
    value,
    numbers: (name) => numbersOf(value(name)),
  };
  for (const question of questions) {
    const reason = question(parameters);
    if (reason !== null) return reason;
  }
  return null;
}

function numbersOf(value: GgufValue | undefined): number[] {
  const values = isArray(value) ? value.items : [value];
  return values.filter((item) => typeof item === 'number');
}

const questions: Question[] = [
  within('block_count', 1, mostLayers),
  within('embedding_length', 1, largestWidth),
  within('context_length', 1, 2 ** 31 - 1),
  perLayer('feed_forward_length'),
  perLayer('attention.head_count'),
  perLayer('attention.head_count_kv'),
  headsShareKeys,
  headWidth,
  rotation,
  experts,
  predictedLayers,
  ropeScaling,
  epsilons,
];

function within(name: string, least: number, most: number): Question {
  return ({ value }) => {
    const number = value(name);
    if (typeof number !== 'number') return `it has no ${name}`;
    const isPossible = number >= least && number <= most;
    return isPossible ? null : impossible(name, number);
  };
}

/** One number for all layers or one for each; zero only where a layer goes without. */
function perLayer(name: string): Question {
  return ({ architecture, value, numbers }) => {
    const given = value(name);
    if (given === undefined || recurrent.test(architecture)) return null;
    const values = numbers(name);
    const isPossible = values.every((number) => number >= 0 && number <= largestWidth);
    // In a mixture of experts these may be all there is, with a length of their own.
    const ofExperts = Number(value('expert_feed_forward_length') ?? 0);
    const mayBeNone = name === 'feed_forward_length' && ofExperts > 0;
    const isNone = Math.max(0, ...values) === 0 && !mayBeNone;
    if (!isPossible || isNone) return impossible(name, values[0] ?? 'nothing');
    if (!isArray(given) || given.length === value('block_count')) return null;
    return `${name} counts ${given.length} layers, block_count does not`;
  };
}

/** Several query heads share a key head, all the same number. */
function headsShareKeys({ numbers }: Parameters): string | null {
  const heads = numbers('attention.head_count');
  const keyHeads = numbers('attention.head_count_kv');
  const isUneven = keyHeads.some((count, layer) => {
    const ofLayer = heads[layer] ?? heads[0] ?? 0;
    return count > 0 && ofLayer % count !== 0;
  });
  return isUneven ? impossible('attention.head_count_kv', keyHeads[0] ?? 0) : null;
}

/** Stated, or what is left of the width for each head. */
function headWidth({ value, numbers }: Parameters): string | null {
  const heads = Math.max(1, ...numbers('attention.head_count'));
  const widthOfAll = Number(value('embedding_length'));
  if (value('attention.key_length') === undefined && widthOfAll < heads) {
    return impossible('embedding_length', widthOfAll);
  }
  for (const name of ['attention.key_length', 'attention.value_length']) {
    const width = value(name);
    if (typeof width === 'number' && (width < 1 || width > 65_536)) return impossible(name, width);
  }
  return null;
}

/** Rotary positions turn pairs of a head's values. */
function rotation({ value, numbers }: Parameters): string | null {
  const turned = value('rope.dimension_count');
  if (typeof turned !== 'number') return null;
  const heads = Math.max(1, ...numbers('attention.head_count'));
  const width = value('attention.key_length') ?? Number(value('embedding_length')) / heads;
  const isPossible = turned > 0 && turned % 2 === 0 && turned <= Number(width);
  return isPossible ? null : impossible('rope.dimension_count', turned);
}

function experts({ value, numbers }: Parameters): string | null {
  const count = Number(value('expert_count') ?? 0);
  const used = Math.max(0, ...numbers('expert_used_count'));
  if (count > mostExperts) return impossible('expert_count', count);
  const isUsed = count === 0 ? used === 0 : used > 0 && used <= count;
  return isUsed ? null : impossible('expert_used_count', used);
}

/** Layers that predict further words are some of all layers. */
function predictedLayers({ value }: Parameters): string | null {
  const layers = Number(value('nextn_predict_layers') ?? 0);
  const isPossible = layers <= Number(value('block_count'));
  return isPossible ? null : impossible('nextn_predict_layers', layers);
}

function ropeScaling({ value }: Parameters): string | null {
  const scaling = value('rope.scaling.type');
  const isKnown = typeof scaling !== 'string' || ropeScalings.includes(scaling);
  return isKnown ? null : impossible('rope.scaling.type', scaling);
}

/** A negative or missing number here stops llama.cpp at the first token. */
function epsilons({ value }: Parameters): string | null {
  for (const name of ['attention.layer_norm_rms_epsilon', 'attention.layer_norm_epsilon']) {
    const epsilon = value(name);
    const isPossible = typeof epsilon !== 'number' || (epsilon >= 0 && Number.isFinite(epsilon));
    if (!isPossible) return impossible(name, epsilon);
  }
  return null;
}

function impossible(name: string, value: string | number): string {
  return `${name} is ${value}, which no model can have`;
}
