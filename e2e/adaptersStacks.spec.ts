import { expect, test } from './fixtures.ts';
import { adaptersPage } from './pages/adaptersPage.ts';
import { chatPage } from './pages/chatPage.ts';
import { runFromPalette } from './pages/palette.ts';

// Nothing here depends on what a model says.
test.use({ engine: 'fake' });

const formal = 'Formal address';
const informal = 'Informal address';

test('a stack is saved under a name, used by it, renamed, deleted and brought back', async ({
  studio,
}) => {
  const { page } = studio;
  const adapters = adaptersPage(studio);
  const chat = chatPage(studio);
  await chat.opened();
  await runFromPalette(studio, `turn on ${formal}`);
  await runFromPalette(studio, `turn on ${informal}`);
  await expect(chat.chip(informal)).toBeVisible();
  await runFromPalette(studio, 'save the adapters that are on');
  await page.getByRole('textbox', { name: 'Name of the stack' }).fill('Both at once');
  await page.keyboard.press('Enter');
  await expect(page.getByText('The stack “Both at once” is saved')).toBeVisible();

  await page.getByRole('button', { name: 'New chat' }).first().click();
  await expect(chat.chip(formal)).toHaveCount(0);
  await runFromPalette(studio, 'use the stack both');
  await expect(chat.chip(formal)).toBeVisible();
  await expect(chat.chip(informal)).toBeVisible();

  await adapters.open();
  await page.getByRole('button', { name: 'More actions for the stack Both at once' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(adapters.stacks()).not.toContainText('Both at once');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(adapters.stacks()).toContainText('Both at once');
});

test('the default of Chat is what a new chat begins with, until it has its own', async ({
  studio,
}) => {
  const { page } = studio;
  const adapters = adaptersPage(studio);
  const chat = chatPage(studio);
  await adapters.open();
  await adapters.stacks().getByRole('button', { name: /^Chat/ }).click();
  await adapters.toggle(formal).click();
  await adapters.setStrength(formal, '0,5');
  await page.keyboard.press('Control+1');
  await expect(chat.chip(formal)).toContainText('0.5');

  await runFromPalette(studio, 'turn all adapters off');
  await expect(chat.chip(formal)).toHaveCount(0);
  await chat.send('hello');
  await chat.replyEnded();
  await page.getByRole('button', { name: 'New chat' }).first().click();
  await expect(chat.chip(formal)).toBeVisible();
});

test('the status bar tells the stack of the workspace that is open', async ({ studio }) => {
  const { page } = studio;
  const adapters = adaptersPage(studio);
  const inUse = page.getByRole('button', { name: /^Adapters in use:/ });
  await adapters.open();
  await adapters
    .stacks()
    .getByRole('button', { name: /^Summarize/ })
    .click();
  await adapters.toggle(informal).click();
  await page.keyboard.press('Control+3');
  await expect(page.getByRole('main')).toHaveAccessibleName('Translate');
  await expect(inUse).toHaveCount(0);
  await page.keyboard.press('Control+2');
  await expect(inUse).toContainText(informal);
  await inUse.click();
  await expect(adapters.toggle(informal)).toBeChecked();
  await adapters
    .stacks()
    .getByRole('button', { name: /^This chat/ })
    .click();
  await expect(adapters.toggle(informal)).not.toBeChecked();
});

test('a strength that is no number is not taken, and says what is', async ({ studio }) => {
  const { page } = studio;
  const adapters = adaptersPage(studio);
  await adapters.open();
  await adapters.toggle(formal).click();
  await adapters.strength(formal).fill('strong');
  await expect(page.getByRole('alert')).toContainText('A number from −2 to 2');
  await adapters.strength(formal).press('Escape');
  await expect(adapters.strength(formal)).toHaveValue('1.0');
  await adapters.setStrength(formal, '7');
  await expect(adapters.strength(formal)).toHaveValue('2.0');
  await adapters.setStrength(formal, '−0.25');
  await expect(adapters.strength(formal)).toHaveValue('−0.25');
});

test('what an adapter does is written where it stands, and the order is kept', async ({
  studio,
}) => {
  const { page } = studio;
  const adapters = adaptersPage(studio);
  await adapters.open();
  await expect(adapters.rows().first()).toContainText(formal);
  await page.getByRole('button', { name: `What ${formal} does` }).click();
  await page.getByRole('textbox', { name: `What ${formal} does` }).fill('Says vous.');
  await page.keyboard.press('Enter');
  await expect(adapters.row(formal)).toContainText('Says vous.');

  await page.getByRole('button', { name: `Move ${formal}` }).focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByText(`${formal} is at place 2 of 4.`)).toBeAttached();
  await page.keyboard.press('Space');
  await expect(adapters.rows().nth(1)).toContainText(formal);
  await page.reload();
  await adapters.open();
  await expect(adapters.rows().nth(1)).toContainText('Says vous.');
});
