import { expect, test } from 'vitest';
import { groupAdapterFiles, isGgufAdapter } from './adapterFiles.ts';

function files(...names: string[]): File[] {
  return names.map((name) => new File(['x'], name));
}

function grouped(...names: string[]): string[][] {
  return groupAdapterFiles(files(...names)).map((group) => group.map(({ name }) => name));
}

test('the two halves of a PEFT adapter go together, everything else by itself', () => {
  expect(grouped('a.gguf', 'adapter_model.safetensors', 'adapter_config.json')).toEqual([
    ['adapter_config.json', 'adapter_model.safetensors'],
    ['a.gguf'],
  ]);
  expect(grouped('a.gguf', 'b.gguf')).toEqual([['a.gguf'], ['b.gguf']]);
  expect(grouped('adapter_config.json')).toEqual([['adapter_config.json']]);
});

test('an adapter is told from a model by what it says of itself', async () => {
  const adapter = new File(['GGUF\u0003…general.type…adapter…adapter.type…lora'], 'model.gguf');
  const model = new File(['GGUF\u0003…general.type…model…general.architecture'], 'adapter.gguf');
  expect(await isGgufAdapter(adapter)).toBe(true);
  expect(await isGgufAdapter(model)).toBe(false);
});
