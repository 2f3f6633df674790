import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures.ts';
import { chatPage } from './pages/chatPage.ts';

test('first run: a suggestion is answered by the starter model, streamed and kept', async ({
  studio,
}) => {
  const chat = chatPage(studio);
  await expect(studio.page.getByText('a small demo for trying the studio')).toBeVisible();
  await studio.page.getByRole('button', { name: 'What is a LoRA adapter?' }).click();
  await expect(chat.lastMessage()).toContainText(
    'A LoRA adapter is a small file that changes how a model behaves',
  );
  await chat.replyEnded();
  await expect(chat.lastMessage()).toContainText('tok/s');
  await expect(chat.rows().first()).toContainText('What is a LoRA adapter?');

  await studio.restart();
  await expect(chat.lastMessage()).toContainText('without changing the model itself.');
});

test.describe('with a scripted engine', () => {
  test.use({ engine: 'fake' });

  test('editing makes a branch, regenerating a sibling, and both can be walked', async ({
    studio,
  }) => {
    const chat = chatPage(studio);
    await chat.send('first question');
    await chat.replyEnded();
    await chat.act(chat.lastMessage(), 'Regenerate');
    await expect(chat.versions(2, 2)).toBeVisible();
    await chat.replyEnded();
    await chat.versions(2, 2).getByRole('button', { name: 'Previous version' }).click();
    await expect(chat.versions(1, 2)).toBeVisible();

    await chat.act(chat.ownMessages().first(), 'Edit');
    const editor = studio.page.getByRole('textbox', { name: 'Edit the message' });
    await editor.fill('second question');
    await editor.press('Enter');
    await expect(chat.ownMessages().first()).toContainText('second question');
    await chat.replyEnded();
    const questions = chat.ownMessages().first();
    await questions.getByRole('button', { name: 'Previous version' }).click();
    await expect(questions).toContainText('first question');
    await expect(chat.versions(1, 2).first()).toBeVisible();
  });

  test('search finds a passage in any chat and opens it', async ({ studio }) => {
    const chat = chatPage(studio);
    await chat.send('the heron stands by the weir');
    await chat.replyEnded();
    await studio.page.getByRole('button', { name: 'New chat' }).first().click();
    await chat.send('something else');
    await chat.replyEnded();

    await studio.page.keyboard.press('Control+f');
    await studio.page.getByRole('searchbox', { name: 'Search chats' }).fill('heron wei');
    const hit = studio.page
      .getByRole('list', { name: 'Search results' })
      .getByRole('button')
      .first();
    await expect(hit.locator('mark').first()).toHaveText('heron');
    await hit.click();
    await expect(chat.ownMessages().first()).toContainText('the heron stands by the weir');
  });

  test('a deleted chat comes back by Undo, and from the trash', async ({ studio }) => {
    const chat = chatPage(studio);
    await chat.send('keep me');
    await chat.replyEnded();
    const row = chat.rows().filter({ hasText: 'keep me' });
    await row.focus();
    await studio.page.keyboard.press('Delete');
    await expect(row).toHaveCount(0);
    await studio.page.getByRole('button', { name: 'Undo' }).click();
    await expect(row).toHaveCount(1);

    await row.focus();
    await studio.page.keyboard.press('Delete');
    await expect(row).toHaveCount(0);
    await studio.page.getByRole('button', { name: 'Trash' }).click();
    await studio.page.getByRole('button', { name: 'Restore keep me' }).click();
    await studio.page.getByRole('button', { name: 'Chat', exact: true }).click();
    await expect(row).toHaveCount(1);
  });

  test('a deleted message comes back by Undo', async ({ studio }) => {
    const chat = chatPage(studio);
    await chat.send('one message');
    await chat.replyEnded();
    await chat.act(chat.lastMessage(), 'Delete');
    await expect(chat.messages()).toHaveCount(1);
    await studio.page.getByRole('button', { name: 'Undo' }).click();
    await expect(chat.messages()).toHaveCount(2);
  });

  test('a draft survives a reload and another chat', async ({ studio }) => {
    const chat = chatPage(studio);
    await chat.composer().fill('not yet sent');
    await studio.page.getByRole('button', { name: 'New chat' }).first().click();
    await expect(chat.composer()).toHaveValue('');
    await studio.page.reload();
    await chat.rows().last().click();
    await expect(chat.composer()).toHaveValue('not yet sent');
  });

  test('a text file dropped in is counted, sent and named; a picture is refused', async ({
    studio,
  }) => {
    const chat = chatPage(studio);
    const choosing = studio.page.waitForEvent('filechooser');
    await studio.page.getByRole('button', { name: 'Attach a text file' }).click();
    await (
      await choosing
    ).setFiles([
      {
        name: 'notes.md',
        mimeType: 'text/markdown',
        buffer: Buffer.from('# Notes\nWater the fern.'),
      },
    ]);
    const chips = studio.page.getByRole('list', { name: 'Attached files' });
    await expect(chips).toContainText('notes.md');
    await expect(chips).toContainText('tok');

    const again = studio.page.waitForEvent('filechooser');
    await studio.page.getByRole('button', { name: 'Attach a text file' }).click();
    await (
      await again
    ).setFiles([
      { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0, 0, 1, 2]) },
    ]);
    await expect(studio.page.getByText('photo.png').first()).toBeVisible();
    await expect(chips.getByRole('listitem')).toHaveCount(1);

    await chat.send('What about the fern?');
    await chat.replyEnded();
    await expect(chat.ownMessages().first()).toContainText('notes.md');
  });

  test('a message that cannot fit is refused with the numbers and stays in the composer', async ({
    studio,
  }) => {
    const chat = chatPage(studio);
    const text = 'many words '.repeat(4000);
    await chat.composer().fill(text);
    await chat.composer().press('Enter');
    await expect(
      studio.page.getByText(/takes [\d,]+ tokens; the context holds 4,096/),
    ).toBeVisible();
    await expect(chat.composer()).toHaveValue(text);
    await expect(chat.messages()).toHaveCount(0);
  });

  test('a chat exported as JSON comes back by import', async ({ studio }) => {
    const chat = chatPage(studio);
    await chat.send('travel light');
    await chat.replyEnded();
    const downloading = studio.page.waitForEvent('download');
    await studio.page.keyboard.press('Control+k');
    await studio.page.keyboard.type('export this chat as json');
    await studio.page.keyboard.press('Enter');
    const download = await downloading;
    const content = await readFile(await download.path());

    const choosing = studio.page.waitForEvent('filechooser');
    await studio.page.keyboard.press('Control+k');
    await studio.page.keyboard.type('import a chat');
    await studio.page.keyboard.press('Enter');
    await (
      await choosing
    ).setFiles([{ name: 'chat.json', mimeType: 'application/json', buffer: content }]);
    await expect(chat.rows().filter({ hasText: 'travel light' })).toHaveCount(2);
    await expect(chat.messages()).toHaveCount(2);
  });

  test('two windows on one chat show the same', async ({ studio, context }) => {
    const chat = chatPage(studio);
    const second = await context.newPage();
    const token = await studio.page.evaluate(() => JSON.stringify(sessionStorage));
    await second.addInitScript((stored) => {
      for (const [key, value] of Object.entries(JSON.parse(stored) as Record<string, string>)) {
        sessionStorage.setItem(key, value);
      }
    }, token);
    await chat.send('seen twice');
    await second.goto(new URL(studio.page.url()).origin);
    await expect(second.getByRole('article', { name: 'You', exact: true })).toContainText(
      'seen twice',
    );
    await second
      .getByRole('textbox', { name: 'Message', exact: true })
      .fill('from the other window');
    await second.keyboard.press('Enter');
    await expect(chat.ownMessages().last()).toContainText('from the other window');
    await second.close();
  });
});
