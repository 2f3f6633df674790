import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTinyModel } from '../fixtures/gguf/tinyModels.ts';
import { getModelsPage } from './pages/getModelsPage.ts';
import { modelsPage } from './pages/modelsPage.ts';
import { runFromPalette } from './pages/palette.ts';
import { sourcesPage } from './pages/sourcesPage.ts';
import { violationsInBothThemes } from './support/accessibility.ts';
import { pressOn, tabTo } from './support/keyboard.ts';
import { expect, test as base } from './support/testHub.ts';

/** A home of its own, where the trash of the system is looked for. */
const test = base.extend<{ home: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what is needed here
  home: async ({}, use) => {
    const home = await mkdtemp(join(tmpdir(), 'alcove-dialogs-'));
    await use(home);
    await rm(home, { recursive: true });
  },
  variables: async ({ home }, use) => {
    await use({ HOME: home, XDG_DATA_HOME: join(home, 'share') });
  },
});

// Slow enough to come to each button by Tab.
test.use({ engine: 'fake', pace: 128 * 1024 });
test.describe.configure({ timeout: 120_000 });

// What a person is asked on the desktop is asked by the system, or of Hugging Face.
test.skip(({ shell }) => shell === 'electron', 'the desktop has no trash and no hub of the test');

test('the trash asks first, and gives the keyboard back where it was', async ({ studio, home }) => {
  const { page } = studio;
  const { keyboard } = page;
  const models = modelsPage(studio);
  const path = writeTinyModel(home, 'gemma-spm');
  await models.open();
  await models.offer(path, 'Only add');
  const actions = page.getByRole('button', { name: 'More actions for gemma-spm' });
  const question = page.getByRole('dialog', { name: 'Move “gemma-spm” to the trash?' });

  async function ask(): Promise<void> {
    await pressOn(actions, 'Enter');
    await keyboard.press('End');
    await expect(page.getByRole('menuitem', { name: 'Move to the trash…' })).toBeFocused();
    await keyboard.press('Enter');
    await expect(question).toBeVisible();
  }

  await ask();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(actions).toBeFocused();
  expect(existsSync(path)).toBe(true);

  await ask();
  await pressOn(question.getByRole('button', { name: 'Move to trash' }), 'Enter');
  await expect(models.row('gemma-spm')).toBeHidden();
  expect(existsSync(path)).toBe(false);
});

test('the token is given and forgotten by keyboard alone', async ({ studio }) => {
  const { page } = studio;
  const { keyboard } = page;
  const get = getModelsPage(studio);
  await get.open();
  await get.switchOn();
  await get.download('meta/gated-GGUF', 'gated.gguf');
  const open = get.row('gated.gguf').getByRole('button', { name: 'Token…' });
  const dialog = page.getByRole('dialog', { name: 'Token for gated models' });
  await pressOn(open, 'Enter');
  await expect(dialog.getByLabel('Access token')).toBeFocused();
  expect(await violationsInBothThemes(page), 'without a token').toEqual([]);
  await keyboard.press('Escape');
  await expect(open).toBeFocused();

  await keyboard.press('Enter');
  await keyboard.type('hf_accepted');
  await keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(open).toBeFocused();
  await keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Forget the token' })).toBeVisible();
  expect(await violationsInBothThemes(page), 'with a token').toEqual([]);
  await pressOn(dialog.getByRole('button', { name: 'Forget the token' }), 'Enter');
  await expect(dialog).toBeHidden();
});

test('a download is cancelled only once that is confirmed', async ({ studio }) => {
  const { page } = studio;
  const { keyboard } = page;
  const get = getModelsPage(studio);
  await get.open();
  await get.switchOn();
  await get.download('someone/tiny-GGUF', 'tiny.gguf');
  await expect.poll(() => get.percent('tiny.gguf')).toBeGreaterThan(0);
  const cancel = get.button('Cancel tiny.gguf and delete what was received');
  const question = page.getByRole('dialog', { name: 'Cancel the download of tiny.gguf?' });
  await pressOn(cancel, 'Enter');
  await expect(question).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  await keyboard.press('Escape');
  await expect(question).toBeHidden();
  await expect(cancel).toBeFocused();
  await expect(get.row('tiny.gguf')).toContainText('Downloading');
  await keyboard.press('Enter');
  await pressOn(question.getByRole('button', { name: 'Delete the download' }), 'Enter');
  await expect(get.row('tiny.gguf')).toBeHidden();
});

test('load options: what is no number is said, and what will not fit is asked', async ({
  studio,
  home,
}) => {
  const { page } = studio;
  const { keyboard } = page;
  const models = modelsPage(studio);
  await models.open();
  await models.offer(writeTinyModel(home, 'gemma-spm'), 'Only add');
  await expect(models.dialog()).toBeHidden();
  const form = page.getByRole('form', { name: 'Load options' });
  const context = form.getByLabel('Context, in tokens');
  await tabTo(context);
  await keyboard.type('many');
  await keyboard.press('Enter');
  await expect(form.getByRole('alert')).toContainText('Give a whole number');
  expect(await violationsInBothThemes(page), 'a wrong number').toEqual([]);

  const cache = form.getByRole('combobox', { name: 'Precision of the context memory' });
  await pressOn(cache, 'Enter');
  await expect(page.getByRole('listbox')).toBeVisible();
  expect(await violationsInBothThemes(page), 'an open list').toEqual([]);
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(cache).toContainText('8 bit');

  await context.focus();
  await keyboard.press('Control+a');
  await keyboard.type('90000000');
  await keyboard.press('Enter');
  const refusal = page.getByRole('dialog', { name: 'This model will not fit' });
  await expect(refusal.getByRole('button', { name: 'Cancel' })).toBeFocused();
  expect(await violationsInBothThemes(page), 'the question').toEqual([]);
  await keyboard.press('Escape');
  await expect(refusal).toBeHidden();
  await expect(context).toBeFocused();
});

test('folders are added, looked through and left out by keyboard alone', async ({
  studio,
  home,
}) => {
  const { page } = studio;
  const { keyboard } = page;
  const folder = join(home, 'models');
  await mkdir(folder);
  writeTinyModel(folder, 'llama-bpe');
  const sources = sourcesPage(studio);
  await runFromPalette(studio, 'sources of models');
  await tabTo(page.getByLabel('Path of a folder'));
  await keyboard.type(join(home, 'nothing'));
  await keyboard.press('Enter');
  await expect(page.getByText('The file is not there')).toBeVisible();
  expect(await violationsInBothThemes(page), 'a refused folder').toEqual([]);
  await keyboard.press('Control+a');
  await keyboard.type(folder);
  await keyboard.press('Enter');
  await expect(sources.source(folder)).toContainText('1 model');
  expect(await violationsInBothThemes(page), 'a folder').toEqual([]);

  writeTinyModel(folder, 'gemma-spm');
  await pressOn(page.getByRole('button', { name: `Look again in ${folder}` }), 'Enter');
  await expect(sources.source(folder)).toContainText('2 models');
  await pressOn(page.getByRole('button', { name: `Take off the list: ${folder}` }), 'Enter');
  await expect(sources.source(folder)).toBeHidden();
  await pressOn(page.getByRole('button', { name: 'Undo' }), 'Enter');
  await expect(sources.source(folder)).toContainText('2 models');
});
