import { stat } from 'node:fs/promises';
import { AppError } from '../../../../shared/errors.ts';
import { readGguf } from '../../../gguf/readGguf.ts';
import type { GgufHeader } from '../../../gguf/ggufHeader.ts';
import { damaged } from '../../../peft/refusals.ts';
import { adapterFacts } from './adapterFacts.ts';
import type { AdapterFacts } from './adapterFacts.ts';
import { scanFile } from './scanFile.ts';
import type { ScanResult } from './scanFile.ts';

/** A file that was checked. Another size or time of change means that it is another file. */
export type InspectedAdapter = {
  facts: AdapterFacts & { isInert: boolean };
  sizeBytes: number;
  modifiedAt: number;
  sha256: string;
};

/**
 * Checks everything about an adapter that can be checked without a model: its header, its pairs of
 * tensors, its weights. Fails with `not-an-adapter`, `adapter-damaged`, `adapter-unsupported` or
 * the codes of files; what passes can be given to llama.cpp.
 */
export async function inspectAdapter(path: string): Promise<InspectedAdapter> {
  const header = await readGguf(path).catch((error: unknown) => {
    throw asAdapterError(error, path);
  });
  const { mtimeMs: modifiedAt } = await stat(path);
  const facts = adapterFacts(header, path);
  const { sha256, weights } = await scan(header, path);
  const broken = weights.find(({ isBroken }) => isBroken);
  if (broken) throw damaged(path, `${broken.name} has weights that are infinite or not a number.`);
  const zero = new Set(weights.filter(({ isZero }) => isZero).map(({ name }) => name));
  const isInert = facts.pairs.every(
    ({ tensor }) => zero.has(`${tensor}.lora_a`) || zero.has(`${tensor}.lora_b`),
  );
  return { facts: { ...facts, isInert }, sizeBytes: header.fileBytes, modifiedAt, sha256 };
}

function scan(header: GgufHeader, path: string): Promise<ScanResult> {
  return scanFile(path, header).catch((error: unknown) => {
    throw new AppError('file-unreadable', { path, reason: String(error) }, { cause: error });
  });
}

/** The reader speaks of models; the person has given an adapter. */
function asAdapterError(error: unknown, path: string): unknown {
  if (!(error instanceof AppError)) return error;
  if (error.code === 'model-truncated') {
    return damaged(path, 'It ends before all of its data, as after a broken download.');
  }
  if (error.code === 'model-unsupported') {
    return damaged(path, `In this file ${String(error.details['reason'])}.`);
  }
  return error.code === 'not-gguf'
    ? new AppError('not-an-adapter', { path, kind: 'other' })
    : error;
}
