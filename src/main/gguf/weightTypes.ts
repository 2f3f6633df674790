import type { GgufHeader, GgufTensor } from './ggufHeader.ts';
import { tensorTypes } from './tensorTypes.ts';

/** Types for intermediate results, not for weights: llama.cpp aborts on the first use. */
const noWeights = new Set(['Q8_1', 'Q8_K', 'I8', 'I16', 'I64', 'F64']);

/** Which tensor cannot be computed with, and why, or null. */
export function impossibleTensor({ tensors }: GgufHeader): string | null {
  for (const tensor of tensors) {
    const type = tensorTypes.get(tensor.type)?.name ?? '';
    if (noWeights.has(type)) return `tensor ${tensor.name} is of type ${type}`;
    if (type === 'I32' && !isTable(tensor)) return `tensor ${tensor.name} is of type I32`;
    // Norms and biases are added to results as they are.
    if (isVector(tensor) && type !== 'F32' && type !== 'I32') {
      return `tensor ${tensor.name} is of type ${type} instead of F32`;
    }
  }
  return null;
}

/** The one kind of whole numbers in a model: which experts a token goes to. */
function isTable({ name }: GgufTensor): boolean {
  return name.includes('tid2eid');
}

function isVector({ dimensions }: GgufTensor): boolean {
  return dimensions.slice(1).every((size) => size === 1);
}
