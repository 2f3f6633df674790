import type { GgufHeader } from './ggufHeader.ts';

/** What a GGUF file is for. Only `chat` can be talked with; an `adapter` changes a model that can. */
export type FileKind = 'chat' | 'adapter' | 'projector' | 'embedding' | 'vocabulary';

const embeddingArchitectures = /^(bert|.*-bert.*|jina-bert|gemma-embedding|t5encoder)$/;

export function architectureOf({ metadata }: GgufHeader): string {
  const architecture = metadata.get('general.architecture');
  return typeof architecture === 'string' ? architecture : '';
}

export function kindOf(header: GgufHeader): FileKind {
  const { metadata, tensors } = header;
  const type = metadata.get('general.type');
  const architecture = architectureOf(header);
  if (type === 'adapter') return 'adapter';
  if (type === 'mmproj' || architecture === 'clip') return 'projector';
  const poolingType = metadata.get(`${architecture}.pooling_type`);
  const isPooled = typeof poolingType === 'number' && poolingType > 0;
  if (isPooled || embeddingArchitectures.test(architecture)) return 'embedding';
  const isWhole = !metadata.has('split.count');
  return isWhole && tensors.length === 0 && header.vocabulary !== null ? 'vocabulary' : 'chat';
}
