import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { summarizePage } from './pages/summarizePage.ts';

test('a document is summarized at once, and each sentence opens its passage', async ({
  studio,
}) => {
  const summarize = summarizePage(studio);
  await summarize.open();
  await summarize.giveSample('minutes-library-move.md');
  // Until it is written, the instant one is shown unasked, and then gives way.
  await expect(summarize.result()).toContainText('By Alcove starter');
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

test('search finds a summary by a word in it', async ({ studio }) => {
  const summarize = summarizePage(studio);
  await summarize.open();
  await summarize.trySample('Lease of a workshop');
  await studio.page.getByRole('button', { name: 'New summary' }).first().click();
  await summarize.trySample('Minutes: moving the town library');
  await expect(summarize.rows()).toHaveCount(2);
  await studio.page.getByRole('searchbox', { name: 'Search summaries' }).fill('lease');
  const results = studio.page.getByRole('list', { name: 'Search results' }).getByRole('button');
  await expect(results).toHaveCount(1);
  await results.first().click();
  await expect(summarize.source()).toContainText('Alder Yard Cooperative');
});

test.describe('with a scripted engine', () => {
  test.use({ engine: 'fake' });

  test('a whole visit by keyboard alone', async ({ studio }) => {
    const { keyboard } = studio.page;
    const summarize = summarizePage(studio);
    await keyboard.press('Control+2');
    await keyboard.press('Control+k');
    await keyboard.type('summarize a text');
    await keyboard.press('Enter');
    const field = studio.page.getByRole('textbox', { name: 'Text', exact: true });
    await expect(field).toBeFocused();
    await keyboard.insertText(
      'The harbour was dug in 1874.\n\nIt cost 4.2 million crowns.\n\nThe bridge opened in 1902.',
    );
    await summarize.button('Summarize').focus();
    await keyboard.press('Enter');
    await studio.page.getByRole('radio', { name: 'Instant' }).focus();
    await keyboard.press('Space');
    await summarize.sentences().first().focus();
    await keyboard.press('ArrowRight');
    await expect(summarize.sentences().nth(1)).toBeFocused();
    await keyboard.press('Enter');
    await expect(summarize.currentPassage()).toBeInViewport();
    await studio.page.getByRole('separator', { name: 'Width of the source' }).focus();
    await keyboard.press('ArrowRight');
    await expect(
      studio.page.getByRole('separator', { name: 'Width of the source' }),
    ).toHaveAttribute('aria-valuenow', '52');
  });

  test('a summary has no serious accessibility fault, wide or narrow, light or dark', async ({
    studio,
  }) => {
    test.setTimeout(150_000);
    const { page } = studio;
    const summarize = summarizePage(studio);
    await summarize.open();
    await summarize.giveSample('contract-workshop-lease.md');
    await expect(summarize.coverage()).toHaveAccessibleName(/^All \d+ passages are read/, {
      timeout: 60_000,
    });
    for (const width of [1440, 800]) {
      await page.setViewportSize({ width, height: 700 });
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const { violations } = await new AxeBuilder({ page }).analyze();
        const serious = violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
        expect(serious, `${width} ${colorScheme}`).toEqual([]);
      }
    }
  });

  test('files that cannot be read say why, and the others can be summarized', async ({
    studio,
  }) => {
    const summarize = summarizePage(studio);
    await summarize.open();
    await summarize.give(
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('A fern needs water.') },
      { name: 'nothing.txt', mimeType: 'text/plain', buffer: Buffer.from('  \n ') },
    );
    await expect(studio.page.getByRole('alert')).toContainText('has no text to read');
    await summarize.button('Summarize the other one').click();
    await expect(summarize.source()).toContainText('A fern needs water.');
  });
});
