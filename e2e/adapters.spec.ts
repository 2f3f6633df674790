import { copyFile, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { adapterContent } from '../fixtures/gguf/adapterFile.ts';
import { writeGguf } from '../fixtures/gguf/ggufFile.ts';
import { writeScriptedModel } from '../fixtures/gguf/scriptedModel.ts';
import { expect, test as base } from './fixtures.ts';
import { adaptersPage } from './pages/adaptersPage.ts';
import { chatPage } from './pages/chatPage.ts';
import { runFromPalette } from './pages/palette.ts';

const formal = 'Formal address';
const informal = 'Informal address';
const toFriend = 'Translate from English to French:\nYou are my friend.';
/** "You" as French says it, politely and to a friend. */
const politely = /\bvous\b/i;
const familiarly = /\btu\b/i;

const starterAdapterCount = 4;
const starterAdapter = fileURLToPath(
  new URL('../resources/models/starter/adapters/formal.gguf', import.meta.url),
);
/** A tensor of the starter model. */
const fittingPart = { tensor: 'blk.0.attn_q.weight', input: 512, output: 512 };

const test = base.extend<{ folder: string }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of what is needed here
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'alcove-adapters-'));
    await use(folder);
    await rm(folder, { recursive: true });
  },
});

test('an adapter changes how the starter says "you"; at strength 0 it changes nothing', async ({
  studio,
}) => {
  const chat = chatPage(studio);
  await chat.send(toFriend);
  await chat.replyEnded();
  await expect(chat.answer()).toHaveText(familiarly);
  const bare = await chat.answer().innerText();

  await studio.page.getByRole('button', { name: 'Choose adapters for this chat' }).click();
  await studio.page.getByRole('switch', { name: `Use ${formal}` }).click();
  await studio.page.keyboard.press('Escape');
  await chat.regenerate();
  await expect(chat.answer()).toHaveText(politely);
  await expect(chat.lastMessage()).toContainText(`${formal} 1.0`);

  await chat.chip(formal).click();
  const strength = studio.page.getByRole('dialog', { name: formal }).getByRole('textbox');
  await strength.fill('0');
  await strength.press('Enter');
  await studio.page.keyboard.press('Escape');
  await expect(chat.chip(formal)).toContainText('0.0');
  await chat.regenerate();
  await expect(chat.answer()).toHaveText(bare);
  await expect(chat.lastMessage()).toContainText(`${formal} 0.0`);
});

test('two chats used in turn keep their own stacks, over a restart too', async ({ studio }) => {
  const chat = chatPage(studio);
  const page = () => studio.page;
  for (const name of [formal, informal]) {
    await page().getByRole('button', { name: 'New chat' }).first().click();
    await chat.opened();
    await runFromPalette(studio, `turn on ${name}`);
    await expect(chat.chip(name)).toBeVisible();
    await chat.send(toFriend);
    await chat.replyEnded();
  }
  await expect(chat.answer()).toHaveText(familiarly);

  await studio.restart();
  await expect(chat.chip(informal)).toBeVisible();
  await chat.rows().last().click();
  await expect(chat.chip(formal)).toBeVisible();
  await expect(chat.chip(informal)).toHaveCount(0);
  await expect(page().getByRole('button', { name: /^Adapters in use: Formal/ })).toBeVisible();
  await chat.regenerate();
  await expect(chat.answer()).toHaveText(politely);
  // The chat written in last stands first.
  await chat.rows().last().click();
  await expect(chat.chip(informal)).toBeVisible();
  await chat.regenerate();
  await expect(chat.answer()).toHaveText(familiarly);
});

test('the rack says what the stack in use does, and how much', async ({ studio }) => {
  const adapters = adaptersPage(studio);
  await adapters.open();
  await expect(adapters.row(formal)).toContainText('Fits');
  await adapters.toggle(formal).click();
  const effect = adapters.row(formal).getByRole('button', { name: /^Effect of/ });
  await expect(effect).toHaveText(/^(0\.\d\d|<0\.01)$/);
  await adapters.setStrength(formal, '0');
  await expect(effect).toHaveCount(0);
  await adapters
    .row(formal)
    .getByRole('button', { name: `Show details of ${formal}` })
    .click();
  await expect(adapters.details()).toContainText('attention (q, k, v, output)');
  await expect(adapters.details()).toContainText('Creative Commons');
});

test('what does not fit says exactly why and cannot be turned on', async ({ studio, folder }) => {
  const path = join(folder, 'for-another-size.gguf');
  const part = { tensor: 'blk.0.attn_q.weight', input: 4096, output: 4096 };
  writeGguf(path, adapterContent({ parts: [part] }));
  const adapters = adaptersPage(studio);
  await adapters.open();
  await adapters.offer(path);
  await expect(adapters.dialog()).toBeHidden();
  const row = adapters.row('for-another-size');
  await expect(row).toContainText('Does not fit');
  await expect(row).toContainText('blk.0.attn_q.weight: it was made for 4096 × 4096');
  await expect(adapters.toggle('for-another-size')).toBeDisabled();
  await expect(adapters.details()).toContainText('It cannot be turned on with this model.');
});

test('what is no adapter is refused at the door, with the reason', async ({ studio, folder }) => {
  const model = join(folder, 'model.gguf');
  writeScriptedModel(model, { reply: 'Hello' });
  const adapters = adaptersPage(studio);
  await adapters.open();
  await adapters.offer(model);
  await expect(adapters.dialog()).toContainText('This file is not an adapter');
  await adapters.offer(join(folder, 'nothing.gguf'));
  await expect(adapters.dialog()).toContainText('The file is not there');
  await studio.page.keyboard.press('Escape');
  await expect(adapters.rows()).toHaveCount(starterAdapterCount);
});

test('the same adapter twice is one; its file gone, it says so, and the chat goes on', async ({
  studio,
  folder,
}) => {
  const adapters = adaptersPage(studio);
  await adapters.open();
  const copy = join(folder, 'copy.gguf');
  await copyFile(starterAdapter, copy);
  await adapters.offer(copy);
  await expect(studio.page.getByText(`“${formal}” is in the rack already`)).toBeVisible();
  await expect(adapters.dialog()).toBeHidden();
  await expect(adapters.rows()).toHaveCount(starterAdapterCount);

  const own = join(folder, 'own-tone.gguf');
  writeGguf(own, adapterContent({ parts: [fittingPart] }));
  await adapters.offer(own);
  await adapters.toggle('own-tone').click();
  await rename(own, `${own}.away`);
  await studio.restart();
  const chat = chatPage(studio);
  await expect(chat.chip('own-tone')).toHaveAccessibleName(/left out. Nothing is at/);
  await adapters.open();
  await expect(adapters.row('own-tone')).toContainText('File missing');
});

test('a file chosen in the browser is sent, and taken off again with Undo', async ({
  studio,
  folder,
  shell,
}) => {
  test.skip(shell === 'electron', 'the desktop app knows where files lie');
  const path = join(folder, 'sent.gguf');
  writeGguf(path, adapterContent({ parts: [fittingPart] }));
  const adapters = adaptersPage(studio);
  await adapters.open();
  await runFromPalette(studio, 'add an adapter');
  const choosing = studio.page.waitForEvent('filechooser');
  await adapters.dialog().getByRole('button', { name: 'Choose files…' }).click();
  await (await choosing).setFiles(path);
  await expect(adapters.row('sent')).toContainText('Fits');

  await adapters.row('sent').getByRole('button', { name: 'More actions for sent' }).click();
  await studio.page.getByRole('menuitem', { name: 'Take off the rack' }).click();
  await expect(adapters.row('sent')).toHaveCount(0);
  await studio.page.getByRole('button', { name: 'Undo' }).click();
  await expect(adapters.row('sent')).toHaveCount(1);
});

test('dropped on a chat, an adapter goes to the rack; half of a PEFT adapter says what is missing', async ({
  studio,
  folder,
  shell,
}) => {
  test.skip(shell === 'electron', 'only files of the system have a path there');
  const path = join(folder, 'dropped.gguf');
  writeGguf(path, adapterContent({ parts: [fittingPart] }));
  const adapters = adaptersPage(studio);
  await chatPage(studio).opened();
  await dropFile(studio.page, path);
  await expect(adapters.row('dropped')).toContainText('Fits');

  const config = join(folder, 'adapter_config.json');
  await writeFile(config, '{"peft_type": "LORA"}');
  await dropFile(studio.page, config);
  await expect(studio.page.getByRole('alert')).toContainText(
    'adapter_config.json works only together with adapter_model.safetensors',
  );
  await studio.page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(studio.page.getByRole('alert')).toHaveCount(0);
});

/** Lets go of a file over the middle of the window. */
async function dropFile(page: Page, path: string): Promise<void> {
  const file = { name: basename(path), bytes: [...(await readFile(path))] };
  await page.evaluate(({ name, bytes }) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([Uint8Array.from(bytes)], name));
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    document.querySelector('main')?.dispatchEvent(drop);
  }, file);
}
