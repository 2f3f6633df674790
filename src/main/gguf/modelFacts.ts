import type { MemoryShape, ModelFacts } from '../../shared/api/models.ts';
import { architectureOf } from './fileKind.ts';
import { isArray } from './ggufHeader.ts';
import type { GgufHeader, GgufTensor, GgufValue } from './ggufHeader.ts';
import { quantizationOf } from './quantization.ts';
import { templateNotes } from './templateFamily.ts';

const longestText = 300;
const mostListed = 40;

/** What the headers of a model's files say about it, short enough to be kept and shown. */
export function modelFactsOf(headers: [GgufHeader, ...GgufHeader[]]): ModelFacts {
  const [header] = headers;
  const tensors = headers.flatMap((part) => part.tensors);
  const text = (key: string) => textOf(header.metadata.get(key));
  const template = header.metadata.get('tokenizer.chat_template');
  return {
    title: text('general.name'),
    architecture: architectureOf(header),
    parameters: tensors.reduce((sum, tensor) => sum + weightsOf(tensor), 0),
    quantization: quantizationOf(header.metadata.get('general.file_type'), tensors),
    author: text('general.author') ?? text('general.organization'),
    licence: text('general.license.name') ?? text('general.license'),
    description: text('general.description'),
    origin: text('general.source.url') ?? text('general.repo_url') ?? text('general.url'),
    languages: listOf(header.metadata.get('general.languages')),
    tags: listOf(header.metadata.get('general.tags')),
    ...templateNotes(architectureOf(header), template),
    memory: memoryShapeOf(header, tensors),
  };
}

function memoryShapeOf(header: GgufHeader, tensors: GgufTensor[]): MemoryShape {
  const { metadata, vocabulary } = header;
  const architecture = architectureOf(header);
  const value = (name: string) => metadata.get(`${architecture}.${name}`);
  const layers = numberOf(value('block_count'), 0);
  const perLayer = (name: string): number[] => spread(value(name), layers);
  const width = numberOf(value('embedding_length'), 0);
  const heads = Math.max(1, ...perLayer('attention.head_count'));
  const given = perLayer('attention.head_count_kv');
  const keyHeads = given.length > 0 ? given : perLayer('attention.head_count');
  const keyHeadsInAll = keyHeads.reduce((sum, count) => sum + count, 0);
  return {
    layers,
    weightBytes: tensors.reduce((sum, { bytes }) => sum + bytes, 0),
    vocabularySize: vocabulary?.size ?? 0,
    width,
    feedForward: Math.max(0, ...perLayer('feed_forward_length')),
    heads,
    keysPerToken: keyHeadsInAll * numberOf(value('attention.key_length'), width / heads),
    valuesPerToken: keyHeadsInAll * numberOf(value('attention.value_length'), width / heads),
    trainContextSize: numberOf(value('context_length'), 0),
  };
}

/** One number stands for all layers. */
function spread(value: GgufValue | undefined, layers: number): number[] {
  if (typeof value === 'number') return Array<number>(layers).fill(value);
  return isArray(value) ? value.items.filter((item) => typeof item === 'number') : [];
}

function numberOf(value: GgufValue | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

function weightsOf({ dimensions }: GgufTensor): number {
  return dimensions.reduce((product, size) => product * size, 1);
}

function textOf(value: GgufValue | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, longestText) : null;
}

/** The texts of a list, as many as are worth keeping. */
export function listOf(value: GgufValue | undefined): string[] {
  if (!isArray(value)) return [];
  return value.items
    .filter((item) => typeof item === 'string')
    .slice(0, mostListed)
    .map((item) => item.slice(0, longestText));
}
