const peftConfig = /^adapter_config\.json$/i;
const weights = /\.safetensors$/i;
const gguf = /\.gguf$/i;

export function isPeftFile({ name }: File): boolean {
  return peftConfig.test(name) || weights.test(name);
}

export function isGgufFile({ name }: File): boolean {
  return gguf.test(name);
}

/** What is one adapter each: a file, or the configuration of a PEFT adapter with its weights. */
export function groupAdapterFiles(files: readonly File[]): File[][] {
  const config = files.find(({ name }) => peftConfig.test(name));
  const tensors = files.find(({ name }) => weights.test(name));
  if (config === undefined || tensors === undefined) return files.map((file) => [file]);
  const others = files.filter((file) => file !== config && file !== tensors);
  return [[config, tensors], ...others.map((file) => [file])];
}

/** A key of every GGUF adapter and of no model; it stands among the first of the file. */
const adapterKey = 'adapter.type';
const headerBytes = 64 * 1024;

/** Models and adapters are both GGUF; only the file itself says which it is. */
export async function isGgufAdapter(file: File): Promise<boolean> {
  const head = await file.slice(0, headerBytes).arrayBuffer();
  return new TextDecoder('latin1').decode(head).includes(adapterKey);
}
