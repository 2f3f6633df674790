import { stat } from 'node:fs/promises';
import { checkChatModel } from '../../gguf/chatModelCheck.ts';
import { translateFileError } from '../../gguf/ggufFile.ts';
import type { GgufHeader } from '../../gguf/ggufHeader.ts';
import { modelFactsOf } from '../../gguf/modelFacts.ts';
import { readGguf } from '../../gguf/readGguf.ts';
import { filesOfModel } from '../../gguf/splitFiles.ts';
import type { ReadFile } from './modelStore.ts';

/**
 * Reads the headers of a model's files and checks that it is one to talk to. Fails with the codes
 * for model files; of a model in several files that are not all there, with `file-missing`.
 */
export async function readModel(path: string): Promise<ReadFile> {
  const [first = path, ...others] = filesOfModel(path);
  const header = await readGguf(first);
  checkChatModel(header, first);
  const headers: [GgufHeader, ...GgufHeader[]] = [header];
  for (const other of others) headers.push(await readGguf(other));
  return {
    sizeBytes: headers.reduce((sum, { fileBytes }) => sum + fileBytes, 0),
    facts: modelFactsOf(headers),
    modifiedAt: await modifiedAt(first),
  };
}

/** Of a model in several files, when the latest of them was. */
export async function modifiedAt(path: string): Promise<number> {
  const times = await Promise.all(filesOfModel(path).map(timeOf));
  return Math.max(...times);
}

async function timeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).mtimeMs;
  } catch (error) {
    throw translateFileError(error, file);
  }
}
