import type { GgufTensor, GgufValue } from './ggufHeader.ts';
import { tensorTypes } from './tensorTypes.ts';

/** llama.cpp's names of mixtures (`llama_ftype`), by `general.file_type`. */
const mixtures = new Map<number, string>([
  [10, 'Q2_K'],
  [11, 'Q3_K_S'],
  [12, 'Q3_K_M'],
  [13, 'Q3_K_L'],
  [14, 'Q4_K_S'],
  [15, 'Q4_K_M'],
  [16, 'Q5_K_S'],
  [17, 'Q5_K_M'],
  [21, 'Q2_K_S'],
  [22, 'IQ3_XS'],
  [27, 'IQ3_M'],
  [29, 'IQ2_M'],
]);

/** The mixture's name where the file gives one, else the type that most bytes are of. */
export function quantizationOf(fileType: GgufValue | undefined, tensors: GgufTensor[]): string {
  const mixture = typeof fileType === 'number' ? mixtures.get(fileType) : undefined;
  if (mixture !== undefined) return mixture;
  const bytes = new Map<number, number>();
  for (const tensor of tensors) {
    bytes.set(tensor.type, (bytes.get(tensor.type) ?? 0) + tensor.bytes);
  }
  const [most] = [...bytes].toSorted(([, one], [, other]) => other - one);
  return tensorTypes.get(most?.[0] ?? -1)?.name ?? '';
}
