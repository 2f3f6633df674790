import type { Matrix } from './safetensors.ts';

/**
 * Hugging Face rotates the first half of a head's rows with the second, llama.cpp each row with its
 * neighbour: row `i` of half `s` of a head becomes its row `2i + s`. As `LlamaModel.permute` in
 * llama.cpp's `convert_hf_to_gguf.py`, which its LoRA converter applies to the second half of a pair.
 */
export function interleaveHalves({ rows, columns, values }: Matrix, heads: number): Matrix {
  const reordered = new Float32Array(values.length);
  const half = rows / heads / 2;
  for (let row = 0; row < rows; row += 1) {
    const inHead = row % (2 * half);
    const target = row - inHead + 2 * (inHead % half) + Math.floor(inHead / half);
    reordered.set(values.subarray(row * columns, (row + 1) * columns), target * columns);
  }
  return { rows, columns, values: reordered };
}

export function transpose({ rows, columns, values }: Matrix): Matrix {
  const turned = new Float32Array(values.length);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      turned[column * rows + row] = values[row * columns + column] ?? 0;
    }
  }
  return { rows: columns, columns: rows, values: turned };
}

export function scale(matrix: Matrix, factor: number): Matrix {
  return { ...matrix, values: matrix.values.map((value) => value * factor) };
}
