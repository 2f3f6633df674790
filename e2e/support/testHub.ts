import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeScriptedModel } from '../../fixtures/gguf/scriptedModel.ts';
import { startFakeHub } from '../../fixtures/huggingFace/fakeHub.ts';
import type { FakeHub } from '../../fixtures/huggingFace/fakeHub.ts';
import { createPacedStorage } from '../../fixtures/huggingFace/pacedStorage.ts';
import { test as base } from '../fixtures.ts';

export { expect } from '../fixtures.ts';

const mebibyte = 1024 * 1024;

/** A hub of the test, slow enough that a person could come in between. */
export type TestHub = {
  state: FakeHub['state'];
  /** Of every file on it: a model that says “Downloaded words.” */
  content: Buffer;
  /** Where each answer of the storage began, in bytes of the file. */
  starts: () => number[];
};

type Fixtures = {
  hub: TestHub & { origins: string[] };
  /** Bytes a second over each connection. */
  pace: number;
};

/** The studio with a hub of its own in the place of Hugging Face. */
export const test = base.extend<Fixtures>({
  pace: [4 * mebibyte, { option: true }],

  hub: async ({ pace }, use) => {
    const content = await paddedModel(16 * mebibyte);
    const hub = await startFakeHub(
      [
        { repository: 'someone/tiny-GGUF', path: 'tiny.gguf', content },
        { repository: 'someone/tiny-other-GGUF', path: 'other.gguf', content },
        { repository: 'someone/vast-GGUF', path: 'vast.gguf', content, sizeBytes: 2 ** 52 },
        { repository: 'meta/gated-GGUF', path: 'gated.gguf', content },
      ],
      { 'meta/gated-GGUF': { gated: 'manual', licence: 'llama3.2' } },
    );
    const storage = createPacedStorage(pace);
    hub.state.storageBehaviour = storage.behaviour;
    await use({
      state: hub.state,
      content,
      starts: () => storage.transfers().map(({ start }) => start),
      origins: [hub.origin, hub.storageOrigin],
    });
    storage.close();
    await hub.close();
  },

  testHub: async ({ hub }, use) => use(hub.origins),
});

/** What lies behind a model's last tensor is no part of it. */
async function paddedModel(bytes: number): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'alcove-hub-'));
  const path = join(folder, 'model.gguf');
  writeScriptedModel(path, { reply: 'Downloaded words.' });
  const model = await readFile(path);
  await rm(folder, { recursive: true });
  return Buffer.concat([model, Buffer.alloc(bytes - model.length, 7)]);
}
