import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { adapterContent } from '../../../../../fixtures/gguf/adapterFile.ts';
import type { AdapterFile } from '../../../../../fixtures/gguf/adapterFile.ts';
import { writeGguf } from '../../../../../fixtures/gguf/ggufFile.ts';
import type { GgufContent } from '../../../../../fixtures/gguf/ggufFile.ts';
import { writeScriptedModel } from '../../../../../fixtures/gguf/scriptedModel.ts';
import { makeTemporaryFolder, removeFolder } from '../../../testFolder.ts';
import { inspectAdapter } from './inspectAdapter.ts';

const starter = fileURLToPath(
  new URL('../../../../../resources/models/starter/adapters/formal.gguf', import.meta.url),
);
const query = { tensor: 'blk.0.attn_q.weight', input: 64, output: 64 };
const key = { tensor: 'blk.0.attn_k.weight', input: 64, output: 32 };

let folder = '';

beforeEach(() => {
  folder = makeTemporaryFolder();
});

afterEach(() => removeFolder(folder));

function write(content: GgufContent): string {
  const path = join(folder, 'adapter.gguf');
  writeGguf(path, content);
  return path;
}

function spoilt(
  spoil: (content: GgufContent) => void,
  file: AdapterFile = { parts: [query, key] },
): string {
  const content = adapterContent(file);
  spoil(content);
  return write(content);
}

test('a starter adapter says what it is', async () => {
  const { facts, sizeBytes, sha256 } = await inspectAdapter(starter);
  expect(facts).toMatchObject({ architecture: 'llama', alpha: 16, isInert: false });
  expect(facts.licence).toBe('Creative Commons Attribution-ShareAlike 4.0 International');
  expect(facts.pairs).toHaveLength(70);
  expect(facts.pairs).toContainEqual({
    tensor: 'blk.2.ffn_down.weight',
    input: 1536,
    rank: 8,
    output: 512,
    experts: 1,
  });
  expect({ sizeBytes, length: sha256.length }).toEqual({
    sizeBytes: readFileSync(starter).length,
    length: 64,
  });
});

test.each([
  ['nothing', 'file-missing', '', () => join(folder, 'none.gguf')],
  ['a folder', 'is-directory', '', () => makeFolder()],
  ['0 bytes', 'file-empty', '', () => writeText('')],
  ['some text', 'not-an-adapter', 'other', () => writeText('Once upon a time')],
  ['a base model', 'not-an-adapter', 'chat', () => writeModel()],
  ['a cut header', 'adapter-damaged', 'ends before', () => truncated(200)],
  ['cut weights', 'adapter-damaged', 'ends before', () => truncated(-200)],
  ['another kind of adapter', 'adapter-unsupported', 'not LoRA', () => ofType('ia3')],
  [
    'no architecture',
    'adapter-damaged',
    'architecture',
    () => write(adapterContent({ architecture: '', parts: [query] })),
  ],
  [
    'alpha NaN',
    'adapter-damaged',
    'alpha is NaN',
    () => write(adapterContent({ alpha: NaN, parts: [query] })),
  ],
  [
    'alpha infinite',
    'adapter-damaged',
    'alpha is Infinity',
    () => write(adapterContent({ alpha: Infinity, parts: [query] })),
  ],
  [
    'alpha as text',
    'adapter-damaged',
    'no 32-bit float',
    () =>
      write(
        adapterContent({
          parts: [query],
          metadata: { 'adapter.lora.alpha': { type: 'string', value: '16' } },
        }),
      ),
  ],
  [
    'alpha as a whole number',
    'adapter-damaged',
    'no 32-bit float',
    () =>
      write(
        adapterContent({
          parts: [query],
          metadata: { 'adapter.lora.alpha': { type: 'uint32', value: 16 } },
        }),
      ),
  ],
  ['no tensors', 'adapter-damaged', 'no tensors', () => write(adapterContent({ parts: [] }))],
  [
    'rank 0',
    'adapter-damaged',
    'empty',
    () => write(adapterContent({ parts: [{ ...query, rank: 0 }] })),
  ],
  [
    'the first half alone',
    'adapter-damaged',
    'only its first half',
    () => spoilt(({ tensors }) => tensors.pop()),
  ],
  [
    'the second half alone',
    'adapter-damaged',
    'only its second half',
    () => spoilt(({ tensors }) => tensors.shift()),
  ],
  ['halves of two ranks', 'adapter-damaged', 'the ranks 8 and 4', () => mixed({ rank: 4 })],
  ['halves for other experts', 'adapter-damaged', '1 and 4 experts', () => mixed({ experts: 4 })],
  ['a tensor of its own', 'adapter-unsupported', 'output_norm.weight', () => withNorm()],
  [
    'weights NaN',
    'adapter-damaged',
    'infinite or not a number',
    () => write(adapterContent({ parts: [query, { ...key, second: NaN }] })),
  ],
  [
    'weights infinite in F16',
    'adapter-damaged',
    'blk.0.attn_k.weight.lora_a',
    () => write(adapterContent({ parts: [query, { ...key, type: 'f16', first: Infinity }] })),
  ],
  [
    'an activated LoRA',
    'adapter-unsupported',
    'activated',
    () =>
      write(
        adapterContent({
          parts: [query],
          metadata: { 'adapter.alora.invocation_tokens': { type: 'int32s', value: [1] } },
        }),
      ),
  ],
])('%s is no adapter: %s', async (_, code, reason, makePath) => {
  const error = await inspectAdapter(makePath()).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ code });
  expect(String(error)).toContain(reason);
});

test.each([
  ['zero second halves', { second: 0 }, true],
  ['zero first halves', { first: -0 }, true],
  ['zero in F16', { first: 0, type: 'f16' }, true],
  ['weights in both', {}, false],
] as const)('%s: inert %s', async (_, weights, isInert) => {
  const path = write(
    adapterContent({
      parts: [
        { ...query, ...weights },
        { ...key, ...weights },
      ],
    }),
  );
  expect((await inspectAdapter(path)).facts.isInert).toBe(isInert);
});

test('one live pair is enough to be live', async () => {
  const path = write(adapterContent({ parts: [{ ...query, second: 0 }, key] }));
  expect((await inspectAdapter(path)).facts.isInert).toBe(false);
});

function makeFolder(): string {
  mkdirSync(join(folder, 'folder.gguf'));
  return join(folder, 'folder.gguf');
}

function writeText(text: string): string {
  const path = join(folder, 'text.gguf');
  writeFileSync(path, text);
  return path;
}

function writeModel(): string {
  const path = join(folder, 'model.gguf');
  writeScriptedModel(path, { reply: 'Hello' });
  return path;
}

/** To so many bytes, or by so many. */
function truncated(bytes: number): string {
  const path = write(adapterContent({ parts: [query, key] }));
  truncateSync(path, bytes > 0 ? bytes : readFileSync(path).length + bytes);
  return path;
}

function ofType(value: string): string {
  const metadata = { 'adapter.type': { type: 'string', value } } as const;
  return write(adapterContent({ parts: [query], metadata }));
}

function mixed(second: { rank?: number; experts?: number }): string {
  const other = adapterContent({ parts: [{ ...query, ...second }] }).tensors[1];
  return spoilt(({ tensors }) => {
    if (other) tensors[1] = other;
  });
}

function withNorm(): string {
  const data = [new Uint8Array(new Float32Array(64).fill(1).buffer)];
  return spoilt(({ tensors }) => {
    tensors.push({ name: 'output_norm.weight', dimensions: [64], type: 'f32', data });
  });
}
