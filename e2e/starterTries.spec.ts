import { join } from 'node:path';
import { writeScriptedModel } from '../fixtures/gguf/scriptedModel.ts';
import { expect, test } from './fixtures.ts';
import { adaptersPage } from './pages/adaptersPage.ts';
import { chatPage } from './pages/chatPage.ts';
import { modelsPage } from './pages/modelsPage.ts';
import { summarizePage } from './pages/summarizePage.ts';
import { translatePage } from './pages/translatePage.ts';

// What is offered to a newcomer, each by the real starter model: what is said to go well must.

test('Chat: three things that the starter does well', async ({ studio }) => {
  const { page } = studio;
  const chat = chatPage(studio);
  const tries: [string, string][] = [
    ['What is a LoRA adapter?', 'A LoRA adapter is a small file that changes how a model behaves'],
    ['Where are my chats stored?', 'Your chats are stored on this computer'],
    ['“The children are playing in the garden.” in French', 'Les enfants jouent dans le jardin.'],
  ];
  for (const [name, answer] of tries) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(chat.lastMessage()).toContainText(answer);
    await chat.replyEnded();
    await page.getByRole('button', { name: 'New chat' }).first().click();
  }
});

test('Summarize: three documents at once without a model, each sentence with its passage', async ({
  studio,
}) => {
  const { page } = studio;
  const summarize = summarizePage(studio);
  await summarize.open();
  const tries: [RegExp, string][] = [
    [/^Minutes: moving the town library/, 'The library closes from 29 June to 2 August 2026'],
    [/^Lease of a workshop/, 'The tenant pays a deposit of 1,420 euros'],
    [/^The slow return of the night train/, 'Prices are the second obstacle.'],
  ];
  for (const [name, sentence] of tries) {
    await page.getByRole('button', { name }).click();
    await expect(summarize.result()).toContainText('Instant summary');
    await expect(summarize.result()).toContainText(sentence);
    await expect(summarize.progress()).toBeHidden();
    await summarize.sentences().filter({ hasText: sentence }).click();
    await expect(summarize.currentPassage()).toBeInViewport();
    await expect(summarize.currentPassage()).toContainText(sentence);
    await page.getByRole('button', { name: 'New summary' }).first().click();
  }
  // What was picked without a model is no wish for the next document.
  await expect(page.getByRole('combobox', { name: 'Style' })).toContainText('Short paragraph');
});

test('Translate: three sentences', async ({ studio }) => {
  const { page } = studio;
  const translate = translatePage(studio);
  await translate.open();
  const tries: [string, string][] = [
    [
      'I lost my keys yesterday and had to wait outside.',
      "J'ai perdu mes clés hier et j'ai dû attendre dehors.",
    ],
    [
      'She was reading a book when the phone rang.',
      'Sie las gerade ein Buch, als das Telefon klingelte.',
    ],
    ['If it rains tomorrow, we will stay at home.', 'Si llueve mañana, nos quedaremos en casa.'],
  ];
  for (const [text, translation] of tries) {
    await page.getByRole('button', { name: text }).click();
    await expect(translate.targets().first()).toContainText(translation);
    await translate.source().fill('');
  }
});

test('Adapters: three comparisons that show what adapters do', async ({ studio }) => {
  const { page } = studio;
  const adapters = adaptersPage(studio);
  const columns = page
    .getByRole('region', { name: 'Comparison', exact: true })
    .getByRole('article');
  const tries: [RegExp, [string, string]][] = [
    [/in French/, ['Vous êtes mon ami.', 'Tu es mon ami']],
    [/in German/, ['Sind Sie hier?', 'Bist du hier?']],
    [/in full and in brief/, ['It waits in Trash until you delete it for good.', 'Move to trash.']],
  ];
  for (const [name, [first, second]] of tries) {
    await adapters.open();
    await page
      .getByRole('group', { name: /^Try one/ })
      .getByRole('button', { name })
      .click();
    await expect(columns).toHaveCount(2);
    await expect(columns.nth(0)).toContainText(first);
    await expect(columns.nth(1)).toContainText(second);
  }
});

test('with another model nothing is said of what the starter does', async ({
  studio,
  dataFolder,
}) => {
  const { page } = studio;
  const path = join(dataFolder, 'other.gguf');
  writeScriptedModel(path, { reply: 'Plain words.' });
  await modelsPage(studio).use(path);
  await expect(page.getByRole('heading', { name: 'Write the first message' })).toBeVisible();
  await expect(page.getByText('Things it does well')).toBeHidden();
  await summarizePage(studio).open();
  await expect(page.getByRole('heading', { name: 'Or try one of these' })).toBeVisible();
  await expect(
    page.getByRole('button', { name: 'Lease of a workshop', exact: true }),
  ).toBeVisible();
  await adaptersPage(studio).open();
  await expect(page.getByRole('group', { name: /^Try one/ })).toBeHidden();
});
