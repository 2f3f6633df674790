import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { adaptersPage } from './pages/adaptersPage.ts';
import { chatPage } from './pages/chatPage.ts';

const formal = 'Formal address';
const informal = 'Informal address';
const toFriend = 'Translate from English to French:\nYou are my friend.';

/** Stacks for the columns, from left to right, by the names in the list. */
async function chooseColumns(page: Page, names: string[]): Promise<void> {
  for (const [index, name] of names.entries()) {
    const column = page.getByRole('region', { name: `Column ${'ABCD'[index]}`, exact: true });
    if ((await column.count()) === 0) {
      await page.getByRole('button', { name: 'Add a column' }).click();
    }
    await column.getByRole('combobox').click();
    await page.getByRole('option', { name, exact: true }).click();
    await expect(page.getByRole('listbox')).toHaveCount(0);
  }
}

test('three stacks side by side; one is kept as a chat', async ({ studio }) => {
  const { page } = studio;
  await adaptersPage(studio).open('Compare');
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(toFriend);
  await chooseColumns(page, ['Bare model', `${formal} alone`, `${informal} alone`]);
  await page.getByRole('button', { name: 'Compare', exact: true }).click();

  const columns = page
    .getByRole('region', { name: 'Comparison', exact: true })
    .getByRole('article');
  await expect(columns).toHaveCount(3);
  await expect(columns.nth(1)).toContainText('Vous');
  await expect(columns.nth(2)).toContainText('Tu');
  // Marks come when all have ended; the politely said words are not in the other two.
  await expect(columns.nth(1).locator('mark').first()).toBeVisible();

  await page.getByRole('button', { name: `Keep ${formal} 1.0 as chat` }).click();
  const chat = chatPage(studio);
  await expect(chat.ownMessages()).toContainText('You are my friend.');
  await expect(chat.answer()).toHaveText(/\bvous\b/i);
  await expect(chat.chip(formal)).toBeVisible();
});

test('blind: no name before the pick, all of them after it, and the pick is counted', async ({
  studio,
}) => {
  const { page } = studio;
  await adaptersPage(studio).open('Compare');
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).fill(toFriend);
  await chooseColumns(page, [`${formal} alone`, `${informal} alone`]);
  await page.getByRole('switch', { name: 'Hide the names until I pick' }).click();
  await page.getByRole('button', { name: 'Compare', exact: true }).click();

  const comparison = page.getByRole('region', { name: 'Comparison', exact: true });
  const polite = comparison.getByRole('article').filter({ hasText: /Vous/ });
  await expect(polite).toHaveAccessibleName(/^Column [AB]$/);
  await expect(comparison).not.toContainText(formal);
  await expect(comparison).not.toContainText(informal);
  await polite.getByRole('button', { name: /^Pick/ }).click();
  await expect(polite).toHaveAccessibleName(`${formal} 1.0`);
  await expect(polite).toContainText('Your pick');
  const tally = page.getByRole('region', { name: 'Picked so far' });
  await expect(tally).toContainText(`${formal} 1.0`);
  await expect(tally).toContainText('1 won · 0 even · 0 lost');
});

test('a list of prompts with expected answers is run, scored and exported', async ({ studio }) => {
  const { page } = studio;
  await adaptersPage(studio).open('Many prompts');
  await page.getByRole('combobox', { name: 'Format' }).click();
  await page.getByRole('option', { name: /^CSV/ }).click();
  await page
    .getByRole('textbox', { name: 'Prompts' })
    .fill(
      [
        'prompt,reference',
        '"Translate from English to French: You are my friend.","Vous êtes mon ami."',
        '"Translate from English to French: You are here.","Vous êtes ici."',
      ].join('\n'),
    );
  await chooseColumns(page, [`${formal} alone`, `${informal} alone`]);
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Done' })).toContainText(
    '4 of 4 answers',
  );
  const scores = page.getByRole('table', { name: 'Scores' }).getByRole('row');
  const chrF = async (row: number) =>
    Number(await scores.nth(row).getByRole('cell').nth(1).innerText());
  expect(await chrF(1), 'formal is nearer to what was expected').toBeGreaterThan(await chrF(2));

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV' }).click();
  const csv = await readFile(await (await downloading).path(), 'utf8');
  expect(csv).toContain('Vous êtes mon ami.');
  expect(csv.split('\n').length).toBeGreaterThan(2);
});

test('a list that cannot be read says which line is wrong, and stays', async ({ studio }) => {
  const { page } = studio;
  await adaptersPage(studio).open('Many prompts');
  await page.getByRole('combobox', { name: 'Format' }).click();
  await page.getByRole('option', { name: /^JSONL/ }).click();
  const prompts = page.getByRole('textbox', { name: 'Prompts' });
  await prompts.fill('{"prompt": "fine"}\n{"prompt": ');
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Line 2');
  await expect(prompts).toHaveValue(/fine/);
});
