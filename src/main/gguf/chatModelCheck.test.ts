import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { writeScriptedModel } from '../../../fixtures/gguf/scriptedModel.ts';
import { checkChatModel } from './chatModelCheck.ts';
import type { GgufHeader, GgufValue } from './ggufHeader.ts';
import { readHeader } from './readHeader.ts';

const folder = mkdtempSync(join(tmpdir(), 'alcove-check-'));
afterAll(() => rmSync(folder, { recursive: true }));
const path = join(folder, 'model.gguf');
writeScriptedModel(path, { reply: 'Hello there' });

function check(change: (header: GgufHeader) => void): void {
  const header = readHeader(path);
  change(header);
  checkChatModel(header, path);
}

function checkWith(entries: Record<string, GgufValue>): () => void {
  return () =>
    check(({ metadata }) => {
      for (const [key, value] of Object.entries(entries)) metadata.set(key, value);
    });
}

function loseBytes({ metadata, vocabulary }: GgufHeader): void {
  metadata.set('tokenizer.ggml.model', 'llama');
  Object.assign(vocabulary ?? {}, { missingBytes: 256 });
}

function addTable({ tensors }: GgufHeader): void {
  const [first] = tensors;
  if (first) tensors.push({ ...first, name: 'blk.0.ffn_gate_tid2eid.weight', type: 26 });
}

/** A parameter for each layer of the given ones. */
function layers(...items: number[]): GgufValue {
  return { itemType: 5, length: items.length, items };
}

describe('what llama.cpp would abort on is refused', () => {
  test.each<[string, GgufValue]>([
    ['block_count', 0],
    ['block_count', 2 ** 32 - 1],
    ['block_count', 'many'],
    ['embedding_length', 0],
    ['context_length', 0],
    ['feed_forward_length', 0],
    ['feed_forward_length', layers(64, 64)],
    ['attention.head_count', 0],
    ['attention.head_count_kv', 0],
    ['attention.head_count_kv', 3],
    ['attention.head_count_kv', layers(0)],
    ['attention.key_length', 0],
    ['embedding_length', 1],
    ['rope.dimension_count', 0],
    ['rope.dimension_count', 7],
    ['rope.dimension_count', 4096],
    ['rope.scaling.type', 'sideways'],
    ['expert_count', 100_000],
    ['expert_count', 8],
    ['expert_used_count', 2],
    ['nextn_predict_layers', 65_536],
    ['attention.layer_norm_rms_epsilon', -1],
    ['attention.layer_norm_rms_epsilon', Number.NaN],
  ])('%s of %o', (name, value) => {
    expect(() => check(({ metadata }) => metadata.set(`llama.${name}`, value))).toThrow(
      expect.objectContaining({ code: 'model-unsupported' }),
    );
  });

  test.each([
    ['a token twice', { duplicate: 'the' }],
    ['no token', { size: 0 }],
  ])('a vocabulary with %s', (_what, flaw) => {
    expect(() => check(({ vocabulary }) => Object.assign(vocabulary ?? {}, flaw))).toThrow(
      'vocabulary',
    );
  });

  test('a SentencePiece vocabulary without bytes', () => {
    expect(() => check(loseBytes)).toThrow('lacks 256 of the 256 bytes');
  });

  test('a chat template of more brackets in one another than its parser can take', () => {
    const template = `{{ ${'('.repeat(20_000)}1${')'.repeat(20_000)} }}`;
    expect(checkWith({ 'tokenizer.chat_template': template })).toThrow('nests 20002 brackets');
    const wide = '{{ (1) }}'.repeat(20_000);
    expect(checkWith({ 'tokenizer.chat_template': wide })).not.toThrow();
  });

  test('experts of no length at all', () => {
    const entries = {
      'llama.expert_count': 8,
      'llama.expert_used_count': 2,
      'llama.feed_forward_length': 0,
    };
    expect(checkWith(entries)).toThrow('feed_forward_length is 0');
  });

  test.each([
    ['output_norm.weight', 1],
    ['output_norm.weight', 26],
    ['token_embd.weight', 26],
    ['token_embd.weight', 15],
    ['token_embd.weight', 28],
  ])('%s of type %d', (name, type) => {
    const change = ({ tensors }: GgufHeader) => {
      Object.assign(tensors.find((tensor) => tensor.name === name) ?? {}, { type });
    };
    expect(() => check(change)).toThrow(name);
  });
});

test('a table that says which experts a token goes to passes', () => {
  expect(() => check(addTable)).not.toThrow();
});

test('layers of their own widths, mixtures of experts and models without attention pass', () => {
  expect(checkWith({ 'llama.attention.head_count_kv': layers(2) })).not.toThrow();
  expect(
    checkWith({
      'llama.expert_count': 8,
      'llama.expert_used_count': 2,
      'llama.feed_forward_length': 0,
      'llama.expert_feed_forward_length': 32,
    }),
  ).not.toThrow();
  expect(
    checkWith({
      'general.architecture': 'mamba',
      'mamba.block_count': 2,
      'mamba.embedding_length': 64,
      'mamba.context_length': 512,
      'mamba.attention.head_count': 0,
      'mamba.feed_forward_length': 0,
    }),
  ).not.toThrow();
});
