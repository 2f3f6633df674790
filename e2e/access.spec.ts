import { expect, test } from './fixtures.ts';
import { chatPage } from './pages/chatPage.ts';
import { seriousViolations } from './support/accessibility.ts';

test.use({ engine: 'fake' });

test('no panel has a serious accessibility fault, in light or dark', async ({ studio }) => {
  // Each panel is searched through twice, which takes a slow machine its time.
  test.setTimeout(150_000);
  const { page } = studio;
  const chat = chatPage(studio);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.getByRole('button', { name: 'New chat' }).first().click();
    expect(await seriousViolations(page), `first run, ${colorScheme}`).toEqual([]);
    await chat.send('# Title\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\nlet x = 1;\n```');
    await chat.replyEnded();
    expect(await seriousViolations(page), `chat, ${colorScheme}`).toEqual([]);
    for (const workspace of ['Summarize', 'Models', 'Settings', 'Trash', 'Chat']) {
      await page.getByRole('button', { name: workspace, exact: true }).click();
      expect(await seriousViolations(page), `${workspace}, ${colorScheme}`).toEqual([]);
    }
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox')).toBeFocused();
    expect(await seriousViolations(page), `palette, ${colorScheme}`).toEqual([]);
    await page.keyboard.press('Escape');
  }
});

test('the theme is chosen, kept, and follows the system again', async ({ studio }) => {
  const { page } = studio;
  const theme = () => page.evaluate(() => document.documentElement.dataset['theme']);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.keyboard.press('Control+,');
  await page.getByRole('radio', { name: 'Dark' }).click();
  await expect.poll(theme).toBe('dark');
  await page.reload();
  await expect.poll(theme).toBe('dark');
  await page.keyboard.press('Control+,');
  await page.getByRole('radio', { name: 'System' }).click();
  await expect.poll(theme).toBe('light');
});

test('a whole visit by keyboard alone', async ({ studio }) => {
  const { page } = studio;
  const chat = chatPage(studio);
  await expect(chat.composer()).toBeEnabled();
  await page.keyboard.press('Control+l');
  await expect(chat.composer()).toBeFocused();
  await page.keyboard.type('line one');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('line two');
  await page.keyboard.press('Enter');
  await expect(chat.ownMessages().first()).toContainText('line two');
  await chat.replyEnded();

  // ↑ in the empty composer edits the last message.
  await page.keyboard.press('ArrowUp');
  const editor = page.getByRole('textbox', { name: 'Edit the message' });
  await expect(editor).toBeFocused();
  await editor.press('Control+a');
  await page.keyboard.type('said otherwise');
  await page.keyboard.press('Enter');
  await expect(chat.ownMessages().first()).toContainText('said otherwise');
  await chat.replyEnded();

  await page.keyboard.press('F2');
  await expect(page.getByRole('textbox', { name: 'Title of the chat' })).toBeFocused();
  await page.keyboard.type('Renamed');
  await page.keyboard.press('Enter');
  await expect(chat.rows().first()).toContainText('Renamed');

  await page.keyboard.press('Control+k');
  await page.keyboard.type('go to models');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Models' })).toBeVisible();
  await page.keyboard.press('Control+1');
  await expect(chat.composer()).toBeVisible();
});
