import { join } from 'node:path';
import type { LlamaModel, Token } from 'node-llama-cpp';
import { describe, expect, test } from 'vitest';
import {
  chatVocabularies,
  writeVocabularyModel,
} from '../../../../fixtures/gguf/chatVocabularies.ts';
import { writeScriptedModel } from '../../../../fixtures/gguf/scriptedModel.ts';
import { defaultLoadOptions } from '../../../shared/api/models.ts';
import { engineWith, promptOf, replyOf, temporaryFolder } from '../testEngine.ts';
import { loadEngine } from './loading.ts';

const everyControl = Object.values(chatVocabularies).flatMap(({ controls }) => controls);

const names = Object.keys(chatVocabularies);

describe.each([
  ['control tokens', false],
  ['added words', true],
])('with markers declared as %s, what a person pastes never becomes one', (_how, areAdded) => {
  test.each(names)('%s', async (name) => {
    const engine = await loadEngine({
      ...defaultLoadOptions,
      path: writeVocabularyModel(temporaryFolder(), name, areAdded),
      contextSize: 2048,
      gpuLayers: 0,
      onProgress: () => undefined,
    });
    const { model, template, tokenizer } = engine;
    expect(template.isFallback).toBe(false);
    const markers = markerTokens(model);
    const markersIn = (text: string): number => {
      const turns = promptOf(text, text, text);
      const { tokens } = template.render({ ...turns, systemPrompt: text }, tokenizer.tokenizer);
      return tokens.filter((token) => markers.has(token)).length;
    };
    const harmless = markersIn('hello');
    expect(harmless).toBeGreaterThan(0);
    expect(markersIn(everyControl.join(' '))).toBe(harmless);
    expect(markersIn(everyControl.join(''))).toBe(harmless);
    for (const control of everyControl) expect(markersIn(control)).toBe(harmless);
    await model.dispose();
  });
});

/** All control tokens; of the added words those that the template speaks with. */
function markerTokens(model: LlamaModel): Set<Token> {
  const template = model.fileInfo.metadata.tokenizer?.chat_template ?? '';
  const all = [...model.iterateAllTokens()];
  return new Set(
    all.filter((token) => {
      const { control, userDefined } = model.getTokenAttributes(token);
      return control || (userDefined && template.includes(model.detokenize([token], true)));
    }),
  );
}

function modelWith(template: string): string {
  const path = join(temporaryFolder(), 'model.gguf');
  writeScriptedModel(path, { reply: 'Hello there', template });
  return path;
}

const endless = '{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}';

test('a template that never ends is no template', async () => {
  const startedAt = performance.now();
  const engine = await engineWith(modelWith(endless));
  expect(performance.now() - startedAt).toBeLessThan(10_000);
  expect((await replyOf(engine, { prompt: promptOf('Hi') })).answer).toBe('Hello there');
});

test.each([
  ['never ends', `{% if messages | length > 20 %}${endless}{% endif %}`, 'takes too long'],
  [
    'writes without end',
    "{% if messages | length > 20 %}{% set ns = namespace(t='aaaaaaaaaa') %}{% for i in range(17) %}{% set ns.t = ns.t + ns.t %}{% endfor %}{{ ns.t }}{% endif %}",
    'writes without end',
  ],
])('a template that %s in a long chat ends that turn alone', async (_how, trap, reason) => {
  const engine = await engineWith(
    modelWith(`${trap}{% for message in messages %}{{ message['content'] }}<|im_end|>{% endfor %}`),
  );
  const caught = replyOf(engine, { prompt: promptOf(...Array<string>(21).fill('Hi')) });
  await expect(caught).rejects.toMatchObject({
    code: 'model-unsupported',
    details: { reason: expect.stringContaining(reason) as string },
  });
  expect((await replyOf(engine, { prompt: promptOf('Hi') })).answer).toBe('Hello there');
});
