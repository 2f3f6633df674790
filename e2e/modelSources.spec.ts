import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { writeBadFiles } from '../fixtures/gguf/badFiles.ts';
import { writeScriptedModel } from '../fixtures/gguf/scriptedModel.ts';
import { writeTinyModel } from '../fixtures/gguf/tinyModels.ts';
import { writeOtherPrograms } from '../fixtures/programs/otherPrograms.ts';
import { expect, test as base } from './fixtures.ts';
import { chatPage } from './pages/chatPage.ts';
import { modelsPage } from './pages/modelsPage.ts';
import { sourcesPage } from './pages/sourcesPage.ts';
import { seriousViolations } from './support/accessibility.ts';

/** A home of its own, where other programs and the trash of the system are looked for. */
const test = base.extend<{ home: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what is needed here
  home: async ({}, use) => {
    const home = await mkdtemp(join(tmpdir(), 'alcove-home-'));
    await use(home);
    await rm(home, { recursive: true });
  },
  variables: async ({ home }, use) => {
    await use({
      HOME: home,
      XDG_DATA_HOME: join(home, 'share'),
      XDG_CACHE_HOME: join(home, '.cache'),
      XDG_CONFIG_HOME: join(home, '.config'),
    });
  },
});

test('a folder is added, its models are there, and so is one that is put into it later', async ({
  studio,
  home,
}) => {
  test.skip(studio.address === '', 'the desktop picks folders in the dialog of the system');
  const { page } = studio;
  const folder = join(home, 'models');
  await mkdir(folder);
  writeBadFiles(folder);
  const path = writeTinyModel(folder, 'llama-bpe');
  const models = modelsPage(studio);
  const sources = sourcesPage(studio);
  await models.open();
  await sources.open();
  await sources.addFolder(join(home, 'nothing'));
  await expect(page.getByText('The file is not there')).toBeVisible();
  await sources.addFolder(folder);
  await expect(sources.source(folder)).toContainText(/\d models.*1 projector · 1 adapter/);
  expect(await seriousViolations(page)).toEqual([]);

  await sources.backToLibrary();
  await expect(models.row('llama-bpe')).toContainText('Not loaded');
  const dropped = writeTinyModel(home, 'gemma-spm');
  await rename(dropped, join(folder, 'gemma-spm.gguf'));
  await expect(models.row('gemma-spm')).toBeVisible({ timeout: 20_000 });

  await page.getByRole('button', { name: 'Show details of llama-bpe' }).click();
  const details = page.getByRole('complementary', { name: 'Details' });
  await expect(details.getByText('Your folder')).toBeVisible();
  await details.getByRole('button', { name: 'Compute' }).click();
  const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
  await expect(details.getByText(sha256)).toBeVisible();
  await expect(details.getByText('Computed here')).toBeVisible();

  const moved = join(home, 'elsewhere.gguf');
  await rename(path, moved);
  await expect(models.row('llama-bpe')).toContainText('File missing', { timeout: 20_000 });
  await page.getByLabel('Where the file lies now').fill(moved);
  await page.keyboard.press('Enter');
  await expect(models.row('llama-bpe')).toContainText('Not loaded');
});

test('models of other programs are found, named, loaded in place and left to them', async ({
  studio,
  home,
}) => {
  const { page } = studio;
  const { ollamaSha256 } = writeOtherPrograms(home);
  const models = modelsPage(studio);
  const sources = sourcesPage(studio);
  await models.open();
  await page.getByRole('button', { name: 'Find models on this computer' }).click();
  await expect(sources.source('Ollama')).toContainText('1 model');
  await expect(sources.source('Hugging Face cache')).toContainText('1 model');
  await expect(sources.source('LM Studio')).toContainText('1 model');
  await expect(sources.source('Jan')).toContainText('Nothing of it on this computer');

  await sources.backToLibrary();
  await page.getByRole('button', { name: 'Show details of tiny:1b' }).click();
  const details = page.getByRole('complementary', { name: 'Details' });
  await expect(details.getByText(ollamaSha256, { exact: true })).toBeVisible();
  await expect(details.getByText('By its name in that cache')).toBeVisible();
  for (const name of ['tiny:1b', 'tiny-q8_0']) {
    await page.getByRole('button', { name: `Load ${name}` }).click();
    await expect(models.row(name)).toContainText('Loaded', { timeout: 30_000 });
  }
  await page.getByRole('button', { name: 'More actions for tiny:1b' }).click();
  await page.getByRole('menuitem', { name: 'Move to the trash…' }).click();
  const dialog = page.getByRole('dialog', { name: '“tiny:1b” stays' });
  await expect(dialog).toContainText('It belongs to Ollama');
  await dialog.getByRole('button', { name: 'Dismiss' }).click();
  await expect(models.row('tiny:1b')).toBeVisible();
});

test('a loaded model is moved to the trash once that is confirmed', async ({ studio, home }) => {
  test.skip(studio.address === '', 'the desktop uses the trash of whoever runs the test');
  const { page } = studio;
  const path = join(home, 'unwanted.gguf');
  writeScriptedModel(path, { reply: 'Plain words.' });
  const models = modelsPage(studio);
  await models.open();
  await models.offer(path);
  await expect(models.row('unwanted')).toContainText('Loaded', { timeout: 30_000 });
  await page.getByRole('button', { name: 'More actions for unwanted' }).click();
  await page.getByRole('menuitem', { name: 'Move to the trash…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Move “unwanted” to the trash?' });
  await expect(dialog).toContainText('will be unloaded first');
  expect(await seriousViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(existsSync(path)).toBe(true);

  await page.getByRole('button', { name: 'More actions for unwanted' }).click();
  await page.getByRole('menuitem', { name: 'Move to the trash…' }).click();
  await dialog.getByRole('button', { name: 'Move to trash' }).click();
  await expect(models.row('unwanted')).toBeHidden();
  expect(existsSync(path)).toBe(false);
  const trash = join(home, 'share', 'Trash');
  expect(existsSync(join(trash, 'files', 'unwanted.gguf'))).toBe(true);
  expect(readFileSync(join(trash, 'info', 'unwanted.gguf.trashinfo'), 'utf8')).toContain(path);
});

test('an idle model gives its memory back, and the next message loads it again', async ({
  studio,
  dataFolder,
}) => {
  const { page } = studio;
  const models = modelsPage(studio);
  await models.open();
  await expect(models.row('Alcove starter')).toContainText('Loaded', { timeout: 30_000 });
  const form = page.getByRole('form', { name: 'Load options' });
  await form.getByRole('combobox', { name: 'Keep in memory' }).click();
  await page.getByRole('option', { name: '5 minutes' }).click();
  await expect(form.getByRole('combobox', { name: 'Keep in memory' })).toContainText('5 minutes');

  // Nobody waits five minutes for a test: the studio finds a shorter time when it opens.
  await studio.killCore();
  const database = new DatabaseSync(join(dataFolder, 'alcove.db'));
  database.exec('UPDATE model SET keep_loaded_seconds = 3 WHERE keep_loaded_seconds = 300');
  database.close();
  await studio.restart();
  await models.open();
  await expect(models.row('Alcove starter')).toContainText('Not loaded', { timeout: 30_000 });
  await page
    .getByRole('navigation', { name: 'Workspaces' })
    .getByRole('button', { name: 'Chat' })
    .click();
  const chat = chatPage(studio);
  await chat.send('Hello');
  await expect(chat.answer()).not.toBeEmpty({ timeout: 30_000 });
});
