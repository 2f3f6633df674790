import type { GgufHeader, GgufTensor } from './ggufHeader.ts';
import { tensorTypes } from './tensorTypes.ts';

/** Types for intermediate results, not for weights: llama.cpp aborts on the first use. */
const noWeights = new Set(['Q8_1', 'Q8_K', 'I8', 'I16', 'F64']);
const oneDimension = new Set(['F32', 'I32']);

/** Which tensor cannot be computed with, and why, or null. */
export function impossibleTensor({ tensors }: GgufHeader): string | null {
  for (const tensor of tensors) {
    const name = tensorTypes.get(tensor.type)?.name ?? '';
    if (noWeights.has(name)) return `tensor ${tensor.name} is of type ${name}`;
    // Norms and biases are added to results as they are.
    if (isVector(tensor) && !oneDimension.has(name)) {
      return `tensor ${tensor.name} is of type ${name} instead of F32`;
    }
  }
  return null;
}

function isVector({ dimensions }: GgufTensor): boolean {
  return dimensions.slice(1).every((size) => size === 1);
}
