import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeScriptedModel } from '../fixtures/gguf/scriptedModel.ts';
import { writePeftFolder } from '../fixtures/peft/peftAdapter.ts';
import { expect, test as base } from './fixtures.ts';
import { adaptersPage } from './pages/adaptersPage.ts';
import { chatPage } from './pages/chatPage.ts';
import { modelsPage } from './pages/modelsPage.ts';
import { runFromPalette } from './pages/palette.ts';

const test = base.extend<{ folder: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what is needed here
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'alcove-adapter-models-'));
    await use(folder);
    await rm(folder, { recursive: true });
  },
});

// Nothing here depends on what a model says.
test.use({ engine: 'fake' });

const formal = 'Formal address';
const starter = /starter/i;

function writeOtherModel(folder: string): string {
  const path = join(folder, 'other.gguf');
  writeScriptedModel(path, { reply: 'Plain words.' });
  return path;
}

test('with another model a stack is kept and left out, and is in force again with its own', async ({
  studio,
  folder,
}) => {
  const { page } = studio;
  const chat = chatPage(studio);
  const models = modelsPage(studio);
  await chat.opened();
  await runFromPalette(studio, `turn on ${formal}`);
  await chat.send('hello');
  await chat.replyEnded();

  await models.use(writeOtherModel(folder));
  await expect(chat.chip(formal)).toHaveAccessibleName(/left out/);
  await chat.send('hello again');
  await chat.replyEnded();
  await expect(chat.lastMessage()).toContainText('left out: it does not fit the model');

  await models.open();
  await page.getByRole('button', { name: /^Load .*starter/i }).click();
  await expect(models.row('starter')).toContainText('Loaded');
  await page.keyboard.press('Control+1');
  await expect(chat.chip(formal)).not.toHaveAccessibleName(/left out/);
  await chat.regenerate();
  await expect(chat.lastMessage()).toContainText(`${formal} 1.0`);
  await expect(chat.lastMessage()).not.toContainText('left out');
});

test('a default for one model holds with that model alone', async ({ studio, folder }) => {
  const { page } = studio;
  const adapters = adaptersPage(studio);
  const chat = chatPage(studio);
  await adapters.open();
  await adapters.stacks().getByRole('button', { name: /^Chat/ }).click();
  await page.getByRole('combobox', { name: 'When it is used' }).click();
  await page.getByRole('option', { name: starter }).click();
  await expect(page.getByText('Nothing is set for this model alone')).toBeVisible();
  await adapters.toggle(formal).click();
  await expect(page.getByRole('button', { name: 'Remove default' })).toBeVisible();
  await page.keyboard.press('Control+1');
  await expect(chat.chip(formal)).toBeVisible();

  await modelsPage(studio).use(writeOtherModel(folder));
  await chat.opened();
  await expect(chat.chip(formal)).toHaveCount(0);
});

test('the folder of a PEFT adapter is converted for the model in use', async ({
  studio,
  folder,
}) => {
  const { page } = studio;
  const module = 'base_model.model.model.layers.0.mlp.up_proj';
  const path = writePeftFolder(join(folder, 'kind-tone'), {
    tensors: [
      {
        name: `${module}.lora_A.weight`,
        shape: [2, 512],
        values: new Float32Array(1024).fill(0.1),
      },
      {
        name: `${module}.lora_B.weight`,
        shape: [1536, 2],
        values: new Float32Array(3072).fill(0.1),
      },
    ],
  });
  const adapters = adaptersPage(studio);
  await adapters.open();
  await adapters.offer(path);
  await expect(adapters.dialog()).toBeHidden();
  await expect(adapters.row('kind-tone')).toContainText('Fits');
  await expect(adapters.details()).toContainText('Converted from a PEFT adapter');
  await expect(adapters.details()).toContainText(path);
  const count = await adapters.rows().count();
  await adapters.offer(path);
  await expect(page.getByText('“kind-tone” is in the rack already')).toBeVisible();
  await expect(adapters.rows()).toHaveCount(count);
});

test('an adapter is dragged to its place by its grip', async ({ studio }) => {
  const { page } = studio;
  const adapters = adaptersPage(studio);
  await adapters.open();
  const grip = page.getByRole('button', { name: `Move ${formal}` });
  const from = await grip.boundingBox();
  const onto = await adapters.rows().last().boundingBox();
  if (from === null || onto === null) throw new Error('the rack is not in sight');
  const x = from.x + from.width / 2;
  await page.mouse.move(x, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(x, onto.y + onto.height - 4, { steps: 12 });
  await page.mouse.up();
  await expect(adapters.rows().last()).toContainText(formal);
  await page.reload();
  await adapters.open();
  await expect(adapters.rows().last()).toContainText(formal);
});
