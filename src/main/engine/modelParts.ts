import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const splitName = /^(.*)-\d{5}-of-(\d{5})\.gguf$/;

/** The file, or all files of a model that was split; not the folder, which may hold anything. */
export function modelParts(path: string): string[] {
  const [, name, count] = splitName.exec(basename(path)) ?? [];
  if (name === undefined || count === undefined) return [path];
  return Array.from({ length: Number(count) }, (_, index) => {
    const number = String(index + 1).padStart(5, '0');
    return join(dirname(path), `${name}-${number}-of-${count}.gguf`);
  }).filter((part) => existsSync(part));
}
