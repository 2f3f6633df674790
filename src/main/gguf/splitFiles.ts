import { basename, dirname, join } from 'node:path';

/** How llama.cpp names the parts of a model in several files. */
const partName = /^(.+)-(\d{5})-of-(\d{5})\.gguf$/i;
const mostParts = 1000;

export type Part = { name: string; number: number; count: number };

/** Null for a file that is a whole model. */
export function partOf(path: string): Part | null {
  const [, name = '', number = '', count = ''] = partName.exec(basename(path)) ?? [];
  if (name === '') return null;
  return { name, number: Number(number), count: Number(count) };
}

/** The files of the model that this is the file or a part of, in order. */
export function filesOfModel(path: string): string[] {
  const part = partOf(path);
  if (!part || part.count > mostParts) return [path];
  return Array.from({ length: part.count }, (_, index) =>
    join(dirname(path), `${part.name}-${pad(index + 1)}-of-${pad(part.count)}.gguf`),
  );
}

function pad(number: number): string {
  return String(number).padStart(5, '0');
}
