import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeBadFiles } from '../fixtures/gguf/badFiles.ts';
import type { BadFiles } from '../fixtures/gguf/badFiles.ts';
import { writeEngineKiller } from '../fixtures/gguf/tinyModels.ts';
import { writeScriptedModel } from '../fixtures/gguf/scriptedModel.ts';
import { expect, test as base } from './fixtures.ts';
import { chatPage } from './pages/chatPage.ts';
import { modelsPage } from './pages/modelsPage.ts';
import { violationsInBothThemes } from './support/accessibility.ts';
import { pressOn } from './support/keyboard.ts';

const test = base.extend<{ folder: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what is needed here
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'alcove-bad-'));
    await use(folder);
    await rm(folder, { recursive: true });
  },
});

test('files that are no models are refused at the door, each with its reason', async ({
  studio,
  folder,
}) => {
  const bad = writeBadFiles(folder);
  const models = modelsPage(studio);
  await models.open();
  const reasons: [keyof BadFiles, string][] = [
    ['missing', 'The file is not there'],
    ['directory', 'This is a folder, not a file'],
    ['empty', 'The file is empty'],
    ['notGguf', 'This is not a GGUF model'],
    ['truncatedData', 'cut short'],
    ['embedding', 'not a model to talk to'],
    ['adapter', 'not a model to talk to'],
    ['hugeArray', 'cannot be run here'],
  ];
  for (const [file, reason] of reasons) {
    await models.offer(bad[file]);
    await expect(models.dialog()).toContainText(reason);
  }
});

test('files the engine refuses say why, and the studio goes on', async ({ studio, folder }) => {
  const bad = writeBadFiles(folder);
  const models = modelsPage(studio);
  await models.open();
  const reasons: [keyof BadFiles, RegExp][] = [
    ['unknownArchitecture', /cannot be run here/],
    ['missingTensors', /cannot be run here/],
  ];
  for (const [file, reason] of reasons) {
    await models.offer(bad[file]);
    await expect(models.dialog()).toBeHidden();
    await expect(
      studio.page.getByRole('row', { name: /Did not load|Engine stopped/ }),
    ).toBeVisible();
    await expect(studio.page.getByText(reason).first()).toBeVisible();
    expect(await violationsInBothThemes(studio.page), file).toEqual([]);
  }

  await pressOn(studio.page.getByRole('button', { name: 'Load Alcove starter' }), 'Enter');
  await expect(studio.page.getByRole('row', { name: /Alcove starter.*Loaded/ })).toBeVisible();
});

test('a file that takes the engine down three times is set aside until it is tried again', async ({
  studio,
  folder,
}) => {
  // Five engines are started.
  test.setTimeout(180_000);
  const { page } = studio;
  const models = modelsPage(studio);
  const row = models.row('qwen2-bpe');
  await models.open();
  await models.offer(writeEngineKiller(folder));
  await expect(row).toContainText('Engine stopped', { timeout: 30_000 });
  for (const state of ['Engine stopped', 'Set aside']) {
    await pressOn(page.getByRole('button', { name: 'Try again to load qwen2-bpe' }), 'Enter');
    await expect(row).toContainText('Loading');
    await expect(row).toContainText(state, { timeout: 30_000 });
  }
  const details = page.getByRole('complementary', { name: 'Details' });
  await pressOn(page.getByRole('button', { name: 'Show details of qwen2-bpe' }), 'Enter');
  await expect(details).toContainText('It brought the engine down three times');
  expect(await violationsInBothThemes(page)).toEqual([]);

  await pressOn(details.getByRole('button', { name: 'Try again' }), 'Enter');
  await expect(row).toContainText('Loading');
  await expect(row).toContainText('Engine stopped', { timeout: 30_000 });
  await page.getByRole('button', { name: 'Load Alcove starter' }).click();
  await expect(models.row('Alcove starter')).toContainText('Loaded', { timeout: 30_000 });
});

test('a model without a template is named as such, and a file that goes is shown as missing', async ({
  studio,
  folder,
}) => {
  const path = join(folder, 'plain.gguf');
  writeScriptedModel(path, { reply: 'Plain words.', template: null });
  const models = modelsPage(studio);
  await models.use(path);
  const chat = chatPage(studio);
  await chat.send('Hello');
  await expect(chat.lastMessage()).toContainText('Plain words.');
  await models.open();
  await expect(studio.page.getByText('no chat template of its own').first()).toBeVisible();

  await rename(path, `${path}.away`);
  await studio.restart();
  await models.open();
  await expect(studio.page.getByText('File missing').first()).toBeVisible();
});
