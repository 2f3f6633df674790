import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { sendInstead } from '../fixtures/huggingFace/behaviours.ts';
import { chatPage } from './pages/chatPage.ts';
import { getModelsPage } from './pages/getModelsPage.ts';
import { seriousViolations } from './support/accessibility.ts';
import { expect, test } from './support/testHub.ts';

const repository = 'someone/tiny-GGUF';
const file = 'tiny.gguf';

test.use({ engine: 'fake' });

// Only `serve` can be pointed at a hub of the test.
test.skip(({ shell }) => shell === 'electron', 'the desktop knows no hub but Hugging Face');

/** Paths of what has a name in the models folder, not of what is on its way. */
async function namedFiles(dataFolder: string): Promise<string[]> {
  const entries = await readdir(join(dataFolder, 'models'), {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter((entry) => entry.isFile() && basename(entry.parentPath) !== '.parts')
    .map((entry) => join(entry.parentPath, entry.name));
}

test('off at first: nothing connects until a person has said so twice', async ({ studio, hub }) => {
  const { page } = studio;
  const get = getModelsPage(studio);
  await get.open();
  await expect(get.toggle()).not.toBeChecked();
  await expect(page.getByText('Alcove connects to nothing')).toBeVisible();
  await expect(page.getByText('Switch Downloads on to search.')).toBeVisible();
  await get.button('Download Qwen3 1.7B').click();
  const question = page.getByRole('dialog', { name: 'Switch Downloads on?' });
  await expect(question).toContainText('huggingface.co');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(get.toggle()).not.toBeChecked();
  await get.openLedger();
  await expect(get.ledger()).toContainText('None so far.');
  expect(hub.state.requests).toEqual([]);
});

test('paused it stays as it is, resumed it goes on from there, cancelled it is gone', async ({
  studio,
  hub,
}) => {
  const get = getModelsPage(studio);
  await get.open();
  await get.switchOn();
  await get.download(repository, file);
  await expect.poll(() => get.percent(file)).toBeGreaterThan(40);
  await get.button(`Pause ${file}`).click();
  await expect(get.row(file)).toContainText('Paused');
  await expect.poll(() => get.percent(file)).toBeGreaterThan(20);

  await get.button(`Resume ${file}`).click();
  await expect(get.row(file)).toContainText('Downloading');
  await expect.poll(hub.starts).toHaveLength(2);
  await get.button(`Pause ${file}`).click();
  expect(hub.starts()[0]).toBe(0);
  expect(hub.starts()[1]).toBeGreaterThan(0);
  await get.button(`Cancel ${file} and delete what was received`).click();
  const question = studio.page.getByRole('dialog', {
    name: `Cancel the download of ${file}?`,
  });
  await question.getByRole('button', { name: 'Delete the download' }).click();
  await expect(get.row(file)).toBeHidden();
  await expect.poll(() => readdir(join(studio.dataFolder, 'models', '.parts'))).toEqual([]);
  expect(await namedFiles(studio.dataFolder)).toEqual([]);
});

test('killed in the middle, it goes on by itself from the verified bytes', async ({
  studio,
  hub,
}) => {
  const get = getModelsPage(studio);
  await get.open();
  await get.switchOn();
  await get.download(repository, file);
  await expect.poll(() => get.percent(file)).toBeGreaterThan(50);
  await studio.killCore();
  expect(await namedFiles(studio.dataFolder)).toEqual([]);
  await studio.restart();
  await get.open();
  await expect(get.row(file)).toContainText('Verified, in the library', { timeout: 30_000 });
  // Half had come, and at most two blocks of it were not yet on the disk.
  expect(hub.starts()[1]).toBeGreaterThanOrEqual(4 * 1024 * 1024);
  const [path = ''] = await namedFiles(studio.dataFolder);
  expect((await readFile(path)).equals(hub.content)).toBe(true);
  await get.openLedger();
  await expect(get.ledger().getByRole('row', { name: /Cut off when Alcove ended/ })).toHaveCount(1);
});

test('other bytes than published never get the name, and it says so', async ({ studio, hub }) => {
  const get = getModelsPage(studio);
  await get.open();
  await get.switchOn();
  const honest = hub.state.storageBehaviour;
  hub.state.storageBehaviour = sendInstead(({ start, end }) => Buffer.alloc(end - start, 1));
  await get.download(repository, file);
  await expect(get.row(file)).toContainText('not the one that was published', { timeout: 30_000 });
  expect(await seriousViolations(studio.page), 'a wrong file').toEqual([]);
  expect(await namedFiles(studio.dataFolder)).toEqual([]);
  expect(await readdir(join(studio.dataFolder, 'models', '.parts'))).toEqual([]);

  hub.state.storageBehaviour = honest;
  await get.row(file).getByRole('button', { name: 'Try again' }).click();
  await expect(get.row(file)).toContainText('Verified, in the library', { timeout: 30_000 });
});

test('a file that the disk has no room for is refused before a byte of it comes', async ({
  studio,
  hub,
}) => {
  const get = getModelsPage(studio);
  await get.open();
  await get.switchOn();
  await get.download('someone/vast-GGUF', 'vast.gguf');
  await expect(get.row('vast.gguf')).toContainText('The disk is full');
  expect(hub.state.requests.filter(({ server }) => server === 'storage')).toEqual([]);
});

test('the same file is on its way once, however often it is asked for', async ({ studio, hub }) => {
  const { page } = studio;
  const get = getModelsPage(studio);
  await get.open();
  await get.switchOn();
  await get.find(repository);
  await get.button(`Download ${file}`).dblclick();
  await expect(page.getByRole('list', { name: `Files of ${repository}` })).toContainText(
    'On its way',
  );
  await get.download('someone/tiny-other-GGUF', 'other.gguf');
  await expect(get.row('other.gguf')).toContainText('Downloading');
  await expect(get.row(file)).toHaveCount(1);
  await expect(get.row(file)).toContainText('Verified', { timeout: 30_000 });
  await expect(get.row('other.gguf')).toContainText('Verified', { timeout: 30_000 });
  expect(hub.starts()).toEqual([0, 0]);
});

test('a gated model says what it takes, and comes with a token', async ({ studio }) => {
  const { page } = studio;
  const get = getModelsPage(studio);
  await get.open();
  await get.switchOn();
  await get.download('meta/gated-GGUF', 'gated.gguf');
  await expect(get.row('gated.gguf')).toContainText('licence');
  await get.row('gated.gguf').getByRole('button', { name: 'Token…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Token for gated models' });
  await dialog.getByLabel('Access token').fill('hf_accepted');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await get.row('gated.gguf').getByRole('button', { name: 'Try again' }).click();
  await expect(get.row('gated.gguf')).toContainText('Verified', { timeout: 30_000 });
});

test.describe('with the real engine', () => {
  test.use({ engine: 'real' });

  test('a model is found, downloaded with speed and time left, verified, and talks', async ({
    studio,
    hub,
  }) => {
    const { page } = studio;
    const get = getModelsPage(studio);
    await get.open();
    await get.switchOn();
    await get.download(repository, file);
    await expect(get.row(file)).toContainText(/MB of 17 MB/);
    await expect(get.row(file)).toContainText(/Downloading · .*\/s · .* left/);
    await expect.poll(() => get.percent(file)).toBeGreaterThan(30);
    expect(await seriousViolations(page), 'while it downloads').toEqual([]);
    await expect(get.row(file)).toContainText('Verified, in the library', { timeout: 30_000 });
    const [path = ''] = await namedFiles(studio.dataFolder);
    expect((await readFile(path)).equals(hub.content)).toBe(true);

    await get.openLedger();
    const table = get.ledger().getByRole('table');
    await expect(table.getByRole('row', { name: /Search/ })).toHaveCount(1);
    await expect(table.getByRole('row', { name: /List of files/ })).toHaveCount(2);
    await expect(table.getByRole('row', { name: /Download.*17 MB.*Complete/ })).toHaveCount(1);
    expect(await table.getByRole('row').count()).toBe(hub.state.requests.length + 1);
    expect(await seriousViolations(page), 'connections').toEqual([]);
    await page.keyboard.press('Escape');

    await get.button(`Load ${file}`).click();
    await expect(get.row(file).getByRole('button', { name: 'Loaded' })).toBeVisible();
    await page
      .getByRole('navigation', { name: 'Workspaces' })
      .getByRole('button', { name: 'Chat' })
      .click();
    const chat = chatPage(studio);
    await chat.send('Hello');
    await expect(chat.lastMessage()).toContainText('Downloaded words.');
  });
});
