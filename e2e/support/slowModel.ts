import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeScriptedModel } from '../../fixtures/gguf/scriptedModel.ts';
import { test as base } from '../fixtures.ts';

export { expect } from '../fixtures.ts';

/** A model on the real engine that counts up slowly enough to be interrupted: `word0 word1 …`. */
export const test = base.extend<{ slowModel: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what is needed here
  slowModel: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'alcove-model-'));
    const path = join(folder, 'slow.gguf');
    const reply = Array.from({ length: 600 }, (_, index) => `word${index}`).join(' ');
    writeScriptedModel(path, { reply, speed: 'slow' });
    await use(path);
    await rm(folder, { recursive: true });
  },
});
