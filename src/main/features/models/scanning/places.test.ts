import { join } from 'node:path';
import { expect, test } from 'vitest';
import { modelPrograms } from '../../../../shared/api/models.ts';
import type { ModelProgram } from '../../../../shared/api/models.ts';
import { placesOf } from './places.ts';

const home = '/home/me';
const on = (platform: NodeJS.Platform, variables: Record<string, string> = {}) => ({
  home,
  platform,
  variables,
});

test.each<[ModelProgram, NodeJS.Platform, string]>([
  ['hugging-face', 'linux', '.cache/huggingface/hub'],
  ['lm-studio', 'linux', '.lmstudio/models'],
  ['jan', 'linux', '.config/Jan/data/llamacpp/models'],
  ['jan', 'darwin', 'Library/Application Support/Jan/data/llamacpp/models'],
  ['jan', 'win32', 'AppData/Roaming/Jan/data/llamacpp/models'],
  ['gpt4all', 'linux', '.local/share/nomic.ai/GPT4All'],
  ['gpt4all', 'darwin', 'Library/Application Support/nomic.ai/GPT4All'],
  ['gpt4all', 'win32', 'AppData/Local/nomic.ai/GPT4All'],
  ['llama-cpp', 'linux', '.cache/llama.cpp'],
  ['llama-cpp', 'darwin', 'Library/Caches/llama.cpp'],
  ['ollama', 'linux', '.ollama/models'],
])('%s on %s: %s', (program, platform, expected) => {
  expect(placesOf(program, on(platform))[0]).toBe(join(home, expected));
});

test.each<[ModelProgram, Record<string, string>, string]>([
  ['hugging-face', { HF_HUB_CACHE: '/big/hub', HF_HOME: '/other' }, '/big/hub'],
  ['hugging-face', { HF_HOME: '/big' }, '/big/hub'],
  ['hugging-face', { XDG_CACHE_HOME: '/cache' }, '/cache/huggingface/hub'],
  ['llama-cpp', { LLAMA_CACHE: '/big' }, '/big'],
  ['ollama', { OLLAMA_MODELS: '/big' }, '/big'],
])('%s with %j', (program, variables, expected) => {
  expect(placesOf(program, on('linux', variables))).toEqual([expected]);
});

test('a relative variable is no place', () => {
  expect(placesOf('ollama', on('linux', { OLLAMA_MODELS: 'models' }))[0]).toBe(
    join(home, '.ollama/models'),
  );
});

test('no place is outside the home but the one of the service', () => {
  const all = modelPrograms.flatMap((program) => placesOf(program, on('linux')));
  expect(all.filter((path) => !path.startsWith(home))).toEqual([
    '/usr/share/ollama/.ollama/models',
  ]);
});
