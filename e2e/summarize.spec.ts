import { expect, test } from './fixtures.ts';
import { summarizePage } from './pages/summarizePage.ts';

test('a sample is summarized at once, and each sentence opens its passage', async ({ studio }) => {
  const summarize = summarizePage(studio);
  await summarize.open();
  await summarize.trySample('Minutes: moving the town library');
  await studio.page.getByRole('radio', { name: 'Instant' }).click();
  await expect(summarize.result()).toContainText('Instant summary');
  const sentence = summarize.sentences().last();
  await sentence.click();
  await expect(sentence).toHaveAttribute('aria-pressed', 'true');
  await expect(summarize.currentPassage()).toBeInViewport();
  const passage = (await summarize.currentPassage().innerText()).replaceAll(/\s+/gu, ' ');
  await expect(sentence).toContainText(passage);
});

test('a deleted summary comes back by Undo', async ({ studio }) => {
  const summarize = summarizePage(studio);
  await summarize.open();
  await summarize.trySample('Lease of a workshop');
  await expect(summarize.rows()).toHaveCount(1);
  await summarize.rows().first().focus();
  await studio.page.keyboard.press('Delete');
  await expect(summarize.rows()).toHaveCount(0);
  await studio.page.getByRole('button', { name: 'Undo' }).click();
  await expect(summarize.rows()).toHaveCount(1);
  await expect(summarize.source()).toContainText('Alder Yard Cooperative');
});
