import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { adapterContent } from '../../../../fixtures/gguf/adapterFile.ts';
import { writeGguf } from '../../../../fixtures/gguf/ggufFile.ts';
import { writeScriptedModel } from '../../../../fixtures/gguf/scriptedModel.ts';
import { followArrival } from '../../../shared/adapterArrival.ts';
import type { Api } from '../../../shared/api.ts';
import type { ProfileChoice } from '../../../shared/api/translate.ts';
import { openTestApp } from '../../app/testApp.ts';
import { makeTemporaryFolder, removeFolder } from '../../testFolder.ts';
import { TextWindow, toFrench } from './testTranslate.ts';

// Each opens a whole core, which reads real files in workers of its own.
vi.setConfig({ testTimeout: 20_000 });

/** A studio with a model of no family, and in its translate stack an adapter for English and French. */
async function start() {
  const asked: string[] = [];
  const reply = ({ turns }: { turns: { text: string }[] }): string => {
    asked.push(turns[0]?.text ?? '');
    return 'La maison est dans le livre.';
  };
  const folder = makeTemporaryFolder();
  const { app, api } = await openTestApp({ fake: { millisecondsPerToken: 0, reply } });
  const window = new TextWindow(api);
  onTestFinished(async () => {
    await window.close();
    await app.close();
    removeFolder(folder);
  });
  const model = join(folder, 'model.gguf');
  writeScriptedModel(model, { reply: 'Hello' });
  const { id: modelId } = await api.models.add({ path: model });
  await api.models.load({ id: modelId });
  const { adapter } = await followArrival(api.adapters.add({ path: adapterFile(folder) }));
  const setStrength = (strength: number) =>
    api.adapters.setDefault({
      workspace: 'translate',
      modelId: null,
      stack: [{ adapterId: adapter.id, strength }],
    });
  await setStrength(1);
  return { api, window, asked, setStrength };
}

function adapterFile(folder: string): string {
  const path = join(folder, 'sea.gguf');
  const part = { tensor: 'blk.0.attn_q.weight', input: 256, output: 256 };
  const metadata = {
    'general.name': { type: 'string', value: 'Sea' },
    'general.languages': { type: 'strings', value: ['en', 'fr'] },
    'general.tags': { type: 'strings', value: ['lora', 'translation'] },
  } as const;
  writeGguf(path, adapterContent({ parts: [part], metadata }));
  return path;
}

async function choiceOf(api: Api): Promise<Partial<ProfileChoice>> {
  for await (const { current, isAutomatic, adapter } of await api.translate.watchProfiles()) {
    return { current, isAutomatic, adapter };
  }
  throw new Error('the stream of the profiles ended');
}

test('an adapter that was made for the pair alone is given the text alone', async () => {
  const { api, window, asked } = await start();
  await api.translate.setText({ source: 'The house.', settings: toFrench, revision: 1 });
  await window.settled(1);
  expect(asked).toEqual(['The house.']);
  expect(await choiceOf(api)).toEqual({ current: 'adapter', isAutomatic: true, adapter: 'Sea' });
});

test('it counts for its pair alone, while it is on, and as long as nothing else is chosen', async () => {
  const { api, window, asked, setStrength } = await start();
  const toGerman = { ...toFrench, to: 'de' } as const;
  await api.translate.setText({ source: 'The house.', settings: toGerman, revision: 1 });
  await window.settled(1);
  expect(asked[0]).toContain('from English to German');
  const general = { current: 'generic', isAutomatic: true, adapter: null };
  expect(await choiceOf(api)).toEqual(general);
  await api.translate.setText({ source: 'The house.', settings: toFrench, revision: 2 });
  await window.settled(2);
  expect(await choiceOf(api)).toMatchObject({ current: 'adapter', adapter: 'Sea' });
  await setStrength(0);
  expect(await choiceOf(api)).toEqual(general);
  await setStrength(1);
  await api.translate.chooseProfile({ profileId: 'tower' });
  expect(await choiceOf(api)).toEqual({ current: 'tower', isAutomatic: false, adapter: null });
});

test('a change of the stack is told to whoever watches', async () => {
  const { api, setStrength } = await start();
  await api.translate.setText({ source: 'The house.', settings: toFrench, revision: 1 });
  const stream = await api.translate.watchProfiles();
  expect((await stream.next()).value).toMatchObject({ current: 'adapter' });
  await setStrength(0);
  expect((await stream.next()).value).toMatchObject({ current: 'generic', adapter: null });
});
