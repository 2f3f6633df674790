import type { Page } from '@playwright/test';
import { expect, test } from './support/slowModel.ts';
import { chatPage } from './pages/chatPage.ts';
import { modelsPage } from './pages/modelsPage.ts';

// Models are loaded and engines started anew, several times a test.
test.describe.configure({ timeout: 120_000 });

test('a reply stops at once, is kept as far as it came, and can go on', async ({
  studio,
  slowModel,
}) => {
  const chat = chatPage(studio);
  await modelsPage(studio).use(slowModel);
  await chat.send('Tell me');
  await expect(chat.lastMessage()).toContainText('word20 ');
  await chat.composer().press('Escape');
  await expect(chat.sendButton()).toBeVisible();
  await expect(chat.lastMessage()).toContainText('You stopped this reply.');
  const stoppedAt = wordsIn(await chat.lastMessage().innerText());

  await chat.lastMessage().getByRole('button', { name: 'Continue' }).click();
  await expect(chat.lastMessage()).toContainText(`word${stoppedAt + 10} `);
  expect(await millisecondsToAcknowledge(studio.page), 'the button says so').toBeLessThan(100);
  await chat.replyEnded();
  const words = (await chat.lastMessage().innerText()).match(/word\d+/gu) ?? [];
  expect(words).toEqual(words.map((_, index) => `word${index}`));
});

test('a reload in the middle of a reply re-attaches to it', async ({ studio, slowModel }) => {
  const chat = chatPage(studio);
  await modelsPage(studio).use(slowModel);
  await chat.send('Tell me');
  await expect(chat.lastMessage()).toContainText('word20 ');
  await studio.page.reload();
  await expect(chat.lastMessage()).toContainText('word0 word1 word2');
  await expect(chat.stopButton()).toBeVisible();
  await expect(chat.lastMessage()).toContainText('word100 ');
  await chat.stopButton().click();
  await expect(chat.sendButton()).toBeVisible();
});

test('the engine is killed in the middle of a reply: what came stays, Continue works', async ({
  studio,
  slowModel,
}) => {
  const chat = chatPage(studio);
  await modelsPage(studio).use(slowModel);
  await chat.send('Tell me');
  await expect(chat.lastMessage()).toContainText('word40 ');
  await studio.killEngine();
  await expect(chat.lastMessage()).toContainText('The engine stopped unexpectedly');
  await expect(chat.lastMessage()).toContainText('word0 word1');

  const kept = wordsIn(await chat.lastMessage().innerText());
  await chat.lastMessage().getByRole('button', { name: 'Continue' }).click();
  await expect(chat.lastMessage()).toContainText(`word${kept + 20} `, { timeout: 30_000 });
  await chat.stopButton().click();
  await chat.replyEnded();
  const text = await chat.lastMessage().innerText();
  expect(text).toContain('word0 word1 word2 word3');

  await studio.killEngine();
  await chat.send('Again');
  await expect(chat.lastMessage()).toContainText('word0 word1', { timeout: 30_000 });
  await chat.stopButton().click();
});

test('the core is killed in the middle of a reply: at most its last second is missing', async ({
  studio,
  slowModel,
}) => {
  const chat = chatPage(studio);
  await modelsPage(studio).use(slowModel);
  await chat.send('Tell me');
  await expect(chat.lastMessage()).toContainText('word60 ');
  const shownBefore = wordsIn(await chat.lastMessage().innerText());
  // The promise is about what has been shown for a second.
  await studio.page.waitForTimeout(1000);
  await studio.killCore();
  await studio.restart();

  await expect(chat.lastMessage()).toContainText(
    'Interrupted. The studio ended while this was written.',
  );
  await expect(chat.ownMessages()).toHaveCount(1);
  // All that was on the screen a second before the kill is there.
  expect(wordsIn(await chat.lastMessage().innerText())).toBeGreaterThanOrEqual(shownBefore);
  await chat.lastMessage().getByRole('button', { name: 'Continue' }).click();
  await expect(chat.stopButton()).toBeVisible();
  await chat.stopButton().click();
});

/** From a click on Stop to a button that says something else. */
function millisecondsToAcknowledge(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const stop = 'button[aria-label="Stop"]';
    const startedAt = performance.now();
    document.querySelector<HTMLButtonElement>(stop)?.click();
    await new Promise<void>((resolve) => {
      const check = () => (document.querySelector(stop) ? requestAnimationFrame(check) : resolve());
      check();
    });
    return performance.now() - startedAt;
  });
}

function wordsIn(text: string): number {
  return text.match(/word\d+/gu)?.length ?? 0;
}
