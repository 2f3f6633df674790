import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTinyModel } from '../fixtures/gguf/tinyModels.ts';
import { writeScriptedModel } from '../fixtures/gguf/scriptedModel.ts';
import { expect, test as base } from './fixtures.ts';
import { modelsPage } from './pages/modelsPage.ts';
import { seriousViolations } from './support/accessibility.ts';

const test = base.extend<{ folder: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what is needed here
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'alcove-models-'));
    await use(folder);
    await rm(folder, { recursive: true });
  },
});

test('the library is searched, sorted and marked, and says what is in a file', async ({
  studio,
  folder,
}) => {
  const { page } = studio;
  const models = modelsPage(studio);
  await models.open();
  for (const model of ['llama-bpe', 'gemma-spm', 'qwen2-bpe'] as const) {
    await models.offer(writeTinyModel(folder, model), 'Only add');
    await expect(models.dialog()).toBeHidden();
  }
  await page.getByRole('searchbox', { name: 'Search models' }).fill('gemma');
  await expect(page.getByText('1 of 4')).toBeVisible();
  await page.getByRole('button', { name: 'Favourite: gemma-spm' }).click();
  await page.getByRole('searchbox', { name: 'Search models' }).fill('');
  await expect(page.getByRole('row').nth(1)).toContainText('gemma-spm');

  await page.getByRole('button', { name: 'Show details of gemma-spm' }).click();
  const details = page.getByRole('complementary', { name: 'Details' });
  await expect(details.getByText('known for another template (Gemma)')).toBeVisible();
  await details.getByText('Template and metadata').click();
  await expect(details.getByText('gemma.block_count')).toBeVisible();
  expect(await seriousViolations(page)).toEqual([]);
});

test('what will not fit is stopped with the numbers, and loads with what fits', async ({
  studio,
  folder,
}) => {
  const { page } = studio;
  const path = join(folder, 'wide.gguf');
  writeScriptedModel(path, { reply: 'Plain words.' });
  const models = modelsPage(studio);
  await models.open();
  await models.offer(path, 'Only add');
  await expect(models.dialog()).toBeHidden();
  const form = page.getByRole('form', { name: 'Load options' });
  await form.getByLabel('Context, in tokens').fill('90000000');
  await expect(form.getByText('The largest context that fits is 4,096 tokens.')).toBeVisible();
  await form.getByRole('button', { name: 'Load with these options' }).click();
  const refusal = page.getByRole('dialog', { name: 'This model will not fit' });
  await expect(refusal).toContainText('A context of 4,096 tokens fits');
  expect(await seriousViolations(page)).toEqual([]);
  await refusal.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('row', { name: /Alcove starter.*Loaded/ })).toBeVisible();

  await form.getByLabel('Context, in tokens').fill('1024');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /wide.*Loaded/ })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('1,024 tokens, trained on 4,096')).toBeVisible();
});

test('a moved file is located, and nothing else is taken for it', async ({ studio, folder }) => {
  const { page } = studio;
  const path = writeTinyModel(folder, 'llama-bpe');
  const other = writeTinyModel(folder, 'gemma-spm');
  const models = modelsPage(studio);
  await models.open();
  await models.offer(path, 'Only add');
  await expect(models.dialog()).toBeHidden();
  const moved = join(folder, 'moved.gguf');
  await rename(path, moved);
  await studio.restart();
  await models.open();
  await page.getByRole('button', { name: 'Show details of llama-bpe' }).click();
  const field = page.getByLabel('Where the file lies now');
  await field.fill(other);
  await page.keyboard.press('Enter');
  await expect(page.getByText('This is another model')).toBeVisible();
  await field.fill(moved);
  await page.keyboard.press('Enter');
  await expect(models.row('llama-bpe')).toContainText('Not loaded');
});

test('of a model in two files both hashes are computed and shown', async ({ studio, folder }) => {
  const { page } = studio;
  const paths = ['One', 'Two'].map((reply, index) => {
    const path = join(folder, `large-0000${index + 1}-of-00002.gguf`);
    writeScriptedModel(path, { reply });
    return path;
  });
  const models = modelsPage(studio);
  await models.open();
  await models.offer(paths[1] ?? '', 'Only add');
  await expect(models.dialog()).toBeHidden();
  const details = page.getByRole('complementary', { name: 'Details' });
  await details.getByRole('button', { name: 'Compute' }).click();
  for (const [index, path] of paths.entries()) {
    const sha256 = createHash('sha256').update(readFileSync(path)).digest('hex');
    await expect(details).toContainText(`File ${index + 1}${sha256}`);
  }
});
