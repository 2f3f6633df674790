import { open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { AdapterDifference } from '../../../shared/api/adapters.ts';
import { AppError } from '../../../shared/errors.ts';
import { bytesOf, withFile } from '../../peft/byteSource.ts';
import { convertPeft } from '../../peft/convertPeft.ts';
import type { PeftAdapter } from '../../peft/convertPeft.ts';
import { judge } from './verdict.ts';
import type { ModelShape } from './verdict.ts';

const configName = 'adapter_config.json';
const weightsName = 'adapter_model.safetensors';
const pickleName = 'adapter_model.bin';

/** A configuration is a few kilobytes. */
const largestConfigBytes = 1024 * 1024;

type SentFile = { name: string; content: Buffer };

/** Writes the file that is made part by part, of so many bytes; returns what became of it. */
type Write<Result> = (parts: AsyncIterable<Uint8Array>, bytes: number) => Promise<Result>;

/** The folder of a PEFT adapter, given by itself or by one of its files; null for other files. */
export async function peftFolder(path: string): Promise<string | null> {
  if ([configName, weightsName, pickleName].includes(basename(path))) return dirname(path);
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() ? path : null;
}

/** Of a folder that holds no PEFT adapter: its one GGUF file, or null. */
export async function onlyGguf(folder: string): Promise<string | null> {
  if (await isThere(join(folder, configName))) return null;
  const names = (await readdir(folder)).filter((name) => name.toLowerCase().endsWith('.gguf'));
  return names.length === 1 ? join(folder, names[0] ?? '') : null;
}

/** Converts the adapter of a folder for the model in use. */
export async function convertFolder<Result>(
  folder: string,
  model: ModelShape,
  write: Write<Result>,
): Promise<Result> {
  const config = join(folder, configName);
  const weights = join(folder, weightsName);
  if (!(await isThere(weights)) && (await isThere(join(folder, pickleName)))) {
    const path = join(folder, pickleName);
    const reason = 'Such a file can run programs. Save it as safetensors.';
    throw new AppError('adapter-unsupported', { path, reason });
  }
  for (const path of [config, weights]) {
    if (!(await isThere(path))) throw new AppError('file-missing', { path });
  }
  const text = await readConfig(config);
  return withFile(weights, (source) => {
    const adapter = { config: { name: config, text }, weights: source };
    return convertFor(adapter, model, basename(folder), write);
  });
}

/** The same from the two files of an adapter, in any order. */
export function convertSent<Result>(
  files: readonly SentFile[],
  model: ModelShape,
  write: Write<Result>,
): Promise<Result> {
  const config = files.find(({ name }) => name.toLowerCase().endsWith('.json'));
  const weights = files.find(({ name }) => name.toLowerCase().endsWith('.safetensors'));
  if (!config || !weights) {
    const name = files.map((file) => file.name).join(', ');
    throw new AppError('adapter-half', { name, missing: config ? weightsName : configName });
  }
  const adapter = {
    config: { name: config.name, text: config.content.toString('utf8') },
    weights: bytesOf(weights.name, weights.content),
  };
  return convertFor(adapter, model, weights.name.replace(/\.safetensors$/iu, ''), write);
}

/** Nothing is written for a model that the adapter was not made for: its rows would be mixed up. */
async function convertFor<Result>(
  adapter: PeftAdapter,
  model: ModelShape,
  name: string,
  write: Write<Result>,
): Promise<Result> {
  const { pairs, parts, bytes } = await convertPeft(adapter, model, name);
  const verdict = judge({ architecture: model.architecture, pairs }, model);
  if (verdict.verdict === 'does-not-fit') {
    const [difference] = verdict.differences;
    const reason = difference ? describe(difference) : '';
    throw new AppError('adapter-unfit', { path: adapter.weights.name, reason });
  }
  return write(parts(), bytes);
}

function describe(difference: AdapterDifference): string {
  switch (difference.kind) {
    case 'architecture':
      return `It is for ${difference.adapter}, the model is ${difference.model}.`;
    case 'layers':
      return `It changes ${difference.adapter} layers, the model has ${difference.model}.`;
    case 'experts':
      return `${difference.tensor} is for ${difference.adapter} experts, the model has ${difference.model}.`;
    case 'missing-tensor':
      return `The model has no ${difference.tensor}.`;
    case 'shape': {
      const [adapter, model] = [difference.adapter.join(' × '), difference.model.join(' × ')];
      return `${difference.tensor} is ${adapter} there and ${model} in the model.`;
    }
  }
}

async function isThere(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null))?.isFile() ?? false;
}

async function readConfig(path: string): Promise<string> {
  await using file = await open(path);
  const { size } = await file.stat();
  if (size > largestConfigBytes) {
    const limits = { sizeBytes: size, limitBytes: largestConfigBytes };
    throw new AppError('file-too-large', { name: configName, ...limits });
  }
  return file.readFile('utf8');
}
