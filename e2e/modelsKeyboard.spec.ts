import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTinyModel } from '../fixtures/gguf/tinyModels.ts';
import { getModelsPage } from './pages/getModelsPage.ts';
import { modelsPage } from './pages/modelsPage.ts';
import { runFromPalette } from './pages/palette.ts';
import { pressOn, tabTo } from './support/keyboard.ts';
import { expect, test as base } from './support/testHub.ts';

const test = base.extend<{ folder: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what is needed here
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'alcove-keyboard-'));
    await use(folder);
    await rm(folder, { recursive: true });
  },
});

// Slow enough to come to each button by Tab.
test.use({ engine: 'fake', pace: 128 * 1024 });
test.describe.configure({ timeout: 120_000 });

test('the library by keyboard alone: added, found, marked, loaded with options, removed', async ({
  studio,
  folder,
}) => {
  const { page } = studio;
  const { keyboard } = page;
  const models = modelsPage(studio);
  await runFromPalette(studio, 'go to models');
  for (const model of ['llama-bpe', 'qwen2-bpe', 'gemma-spm'] as const) {
    await runFromPalette(studio, 'add a model');
    await expect(models.dialog().getByLabel('Path of the .gguf file')).toBeFocused();
    await keyboard.type(writeTinyModel(folder, model));
    await pressOn(models.dialog().getByRole('button', { name: 'Only add' }), 'Enter');
    await expect(models.dialog()).toBeHidden();
  }

  await tabTo(page.getByRole('searchbox', { name: 'Search models' }));
  await keyboard.type('gemma');
  await expect(page.getByText('1 of 4')).toBeVisible();
  await pressOn(page.getByRole('button', { name: 'Favourite: gemma-spm' }), 'Enter');
  await expect(
    page.getByRole('button', { name: 'Favourite: gemma-spm', pressed: true }),
  ).toBeFocused();

  await pressOn(page.getByRole('button', { name: 'Show details of gemma-spm' }), 'Enter');
  const form = page.getByRole('form', { name: 'Load options' });
  await tabTo(form.getByLabel('Context, in tokens'));
  await keyboard.press('Control+a');
  await keyboard.type('256');
  await keyboard.press('Enter');
  await expect(models.row('gemma-spm')).toContainText('Loaded');
  await pressOn(page.getByRole('button', { name: 'Unload gemma-spm' }), 'Enter');
  await expect(models.row('gemma-spm')).toContainText('Not loaded');

  await pressOn(page.getByRole('button', { name: 'More actions for gemma-spm' }), 'Enter');
  await expect(page.getByRole('menuitem', { name: 'Details' })).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(page.getByRole('menuitem', { name: 'Take off the list' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(models.row('gemma-spm')).toBeHidden();
});

test('Get models by keyboard alone: switched on, searched, downloaded, paused, cancelled', async ({
  studio,
  shell,
}) => {
  test.skip(shell === 'electron', 'the desktop knows no hub but Hugging Face');
  const { page } = studio;
  const { keyboard } = page;
  const get = getModelsPage(studio);
  await runFromPalette(studio, 'get models');
  await pressOn(get.toggle(), 'Space');
  await expect(get.toggle()).toBeChecked();

  await tabTo(page.getByRole('searchbox', { name: 'Search for models in GGUF form' }));
  await keyboard.type('tiny-GGUF');
  await keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /someone\/tiny-GGUF/ })).toBeVisible();
  await pressOn(page.getByRole('button', { name: /someone\/tiny-GGUF/ }), 'Enter');
  await expect(get.button('Download tiny.gguf')).toBeVisible();
  await pressOn(get.button('Download tiny.gguf'), 'Enter');

  await pressOn(get.button('Pause tiny.gguf'), 'Enter');
  await expect(get.button('Resume tiny.gguf')).toBeFocused();
  await keyboard.press('Enter');
  await expect(get.button('Pause tiny.gguf')).toBeFocused();
  await expect.poll(() => get.percent('tiny.gguf')).toBeGreaterThan(0);
  await pressOn(get.button('Cancel tiny.gguf and delete what was received'), 'Enter');
  const question = page.getByRole('dialog', { name: 'Cancel the download of tiny.gguf?' });
  await pressOn(question.getByRole('button', { name: 'Delete the download' }), 'Enter');
  await expect(get.row('tiny.gguf')).toBeHidden();

  await pressOn(get.button('Connections…'), 'Enter');
  await expect(get.ledger()).toBeVisible();
  await keyboard.press('Escape');
  await expect(get.button('Connections…')).toBeFocused();
});
