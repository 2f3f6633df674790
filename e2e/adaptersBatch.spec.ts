import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { adaptersPage } from './pages/adaptersPage.ts';
import { seriousViolations } from './support/accessibility.ts';

// Nothing here depends on what a model says.
test.use({ engine: 'fake' });

test.describe.configure({ timeout: 120_000 });

/** Runs so many prompts from a file. */
async function runLines(page: Page, count: number): Promise<void> {
  const lines = Array.from({ length: count }, (_, index) => `Prompt number ${index + 1}`);
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('By the thousand');
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file…' }).click();
  const buffer = Buffer.from(lines.join('\n'));
  await (await choosing).setFiles({ name: 'prompts.txt', mimeType: 'text/plain', buffer });
  await page.getByRole('button', { name: 'Run', exact: true }).click();
}

/** Of the run in front: answers that are there, and the words of its state. */
function progressOf(page: Page) {
  const status = page.getByRole('status').filter({ hasText: /answers/ });
  return {
    status,
    done: async () => Number(/([\d,]+) of/.exec(await status.innerText())?.[1]?.replace(',', '')),
  };
}

test('thousands of prompts: only the rows in sight exist, and the last is reached', async ({
  studio,
}) => {
  const { page } = studio;
  await adaptersPage(studio).open('Many prompts');
  await runLines(page, 2000);
  const table = page.getByRole('table', { name: 'Answers' });
  await expect(table).toHaveAttribute('aria-rowcount', '2001');
  await expect(table.getByRole('row', { name: /^1 / })).toBeVisible();
  await expect.poll(progressOf(page).done).toBeGreaterThan(4);
  expect(await table.getByRole('row').count()).toBeLessThan(80);
  expect(await seriousViolations(page)).toEqual([]);

  await table.hover();
  const last = table.getByRole('row', { name: /^2000 Prompt number 2000 / });
  // How high rows are is known only once they were in sight: the end moves while it is reached.
  await expect(async () => {
    await page.mouse.wheel(0, 1_000_000);
    await expect(last).toBeInViewport({ timeout: 1000 });
  }).toPass();
  expect(await table.getByRole('row').count()).toBeLessThan(80);
  await page.getByRole('button', { name: 'Stop', exact: true }).click();
});

test('a run is stopped, goes on where it was, over a restart too', async ({ studio }) => {
  await adaptersPage(studio).open('Many prompts');
  await runLines(studio.page, 400);
  const first = progressOf(studio.page);
  await expect.poll(first.done).toBeGreaterThan(2);
  await studio.page.getByRole('button', { name: 'Stop', exact: true }).click();
  await expect(first.status).toContainText('Stopped');
  const kept = await first.done();

  await studio.restart();
  await adaptersPage(studio).open('Many prompts');
  await studio.page.getByRole('button', { name: /By the thousand/ }).click();
  const second = progressOf(studio.page);
  expect(await second.done()).toBe(kept);
  await studio.page.getByRole('button', { name: 'Go on', exact: true }).click();
  await expect.poll(second.done).toBeGreaterThan(kept);
  await studio.page.getByRole('button', { name: 'Stop', exact: true }).click();
});
