import { basename, dirname } from 'node:path';
import { partOf } from '../../gguf/splitFiles.ts';

const longestName = 200;

/** Some programs call every file so; there the folder has the name. */
const namelessFile = /^(model|ggml-model)$/iu;

/** What a model is called after its file. File names are hostile: nothing invisible is kept. */
export function modelNameFrom(path: string): string {
  const own = partOf(path)?.name ?? basename(path).replace(/\.gguf$/iu, '');
  const name = namelessFile.test(own) ? basename(dirname(path)) : own;
  return visibleName(name) || visibleName(basename(path)) || 'model';
}

/** Without control and formatting characters, which could turn text around or hide it. */
export function visibleName(text: string): string {
  const visible = text.replaceAll(/\p{C}/gu, '').replaceAll(/\s+/gu, ' ').trim();
  return Array.from(visible).slice(0, longestName).join('');
}
