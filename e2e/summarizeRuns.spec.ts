import { expect, test as base } from './fixtures.ts';
import { modelsPage } from './pages/modelsPage.ts';
import { summarizePage } from './pages/summarizePage.ts';
import { longReport, shortReport, writeReporter } from './support/report.ts';

// On the real engine, with a model made for the test: what it writes is known beforehand.
type Fixtures = { manner: 'terse' | 'wordy'; summarize: ReturnType<typeof summarizePage> };
const test = base.extend<Fixtures>({
  manner: ['wordy', { option: true }],
  summarize: async ({ studio, dataFolder, manner }, use) => {
    await modelsPage(studio).use(writeReporter(dataFolder, manner));
    const summarize = summarizePage(studio);
    await summarize.open();
    await use(summarize);
  },
});

test.describe.configure({ timeout: 150_000 });

/** More than is read between two looks at the page, and little enough to be read to the end. */
const pages = 24;
const end = { timeout: 90_000 };
const atOnce = { ...end, intervals: [50] };

test.describe('with few words', () => {
  test.use({ manner: 'terse' });
  test('a pdf is summarized, and each sentence lands on its passage or is flagged', async ({
    summarize,
  }) => {
    await summarize.give(shortReport());
    await expect(summarize.sentences()).toHaveCount(3, end);
    await expect(summarize.result()).toContainText('2 of 3 supported');
    await expect(summarize.coverage()).toHaveAccessibleName(/^All \d+ passages are read/);

    await summarize.sentences().nth(1).click();
    await expect(summarize.currentPassage()).toBeInViewport();
    await expect(summarize.currentPassage()).toContainText('opened in 1902 and carries trams');
    await expect(summarize.passageBar()).toContainText('p. 2');

    await expect(summarize.sentences().nth(2)).toContainText('Unsupported.');
    await expect(summarize.result()).toContainText('Jonas Weir');
    await expect(summarize.result()).toContainText('not in the passages it stands on');
  });

  test('a sentence is written anew, and is as it was by Undo', async ({ studio, summarize }) => {
    await summarize.give(shortReport());
    await expect(summarize.result()).toContainText('2 of 3 supported', end);
    const flagged = summarize.sentences().nth(2);
    const before = await flagged.innerText();
    await summarize.button('Rewrite').click();
    await expect(studio.page.getByText('Sentence rewritten.')).toBeVisible(end);
    await expect(flagged).not.toHaveText(before);
    await studio.page.getByRole('button', { name: 'Undo' }).click();
    await expect(flagged).toHaveText(before);
    await expect(summarize.result()).toContainText('2 of 3 supported');
  });

  test('a sentence is dropped and brought back, and the summary taken out in every form', async ({
    studio,
    summarize,
  }) => {
    await summarize.give(shortReport());
    await expect(summarize.result()).toContainText('2 of 3 supported', end);
    await summarize.button('Drop').click();
    await expect(summarize.result()).toContainText('2 of 2 supported');
    await studio.page.getByRole('button', { name: 'Undo' }).click();
    await expect(summarize.result()).toContainText('2 of 3 supported');

    const markdown = await summarize.exported('Markdown');
    expect(markdown.toString()).toContain('[^1]: The harbour, page 1: “The harbour of Lund');
    const json = JSON.parse((await summarize.exported('JSON with receipts')).toString()) as unknown;
    expect(json).toMatchObject({ support: { supported: 2, total: 3 } });
    expect((await summarize.exported('Plain text')).toString()).toContain('Anna Berg');
    const word = await summarize.exported('Word');
    expect(word.subarray(0, 2).toString(), 'a zip file').toBe('PK');

    await summarize.button('Ask about this').click();
    await expect(studio.page.getByRole('list', { name: 'Attached files' })).toContainText(
      'report.pdf',
    );
  });
});

test('cancelled, a summary keeps what was read, and resumes there', async ({ summarize }) => {
  await summarize.give(longReport(pages));
  await expect(summarize.progress()).toContainText('Reading “', end);
  await expect.poll(() => summarize.readCount(), atOnce).toBeGreaterThan(0);
  await summarize.button('Cancel').click();
  await expect(summarize.result()).toContainText('Stopped. What was read is kept.');
  await expect(summarize.result()).toContainText('The harbour was dug in 1874');
  const readBefore = await summarize.readCount();
  expect(readBefore).toBeGreaterThan(0);

  await summarize.button('Resume').click();
  await expect(summarize.result()).not.toContainText('Stopped.');
  expect(await summarize.readCount()).toBeGreaterThanOrEqual(readBefore);
  await expect(summarize.coverage()).toHaveAccessibleName(/^All \d+ passages are read/, end);
  await expect(summarize.progress()).toBeHidden(end);
});

test('the engine is killed in the middle of a summary: it goes on by itself', async ({
  studio,
  summarize,
}) => {
  await summarize.give(longReport(pages));
  await expect.poll(() => summarize.readCount(), atOnce).toBeGreaterThan(0);
  await studio.killEngine();
  await expect(summarize.coverage()).toHaveAccessibleName(/^All \d+ passages are read/, end);
  await expect(summarize.progress()).toBeHidden(end);
});

test('the app is restarted in the middle of a summary: it goes on by itself', async ({
  studio,
  summarize,
}) => {
  await summarize.give(longReport(pages));
  await expect.poll(() => summarize.readCount(), atOnce).toBeGreaterThan(0);
  const readBefore = await summarize.readCount();
  await studio.restart();

  await expect(studio.page.getByRole('button', { name: 'Summarize, at work' })).toBeVisible();
  await summarize.open();
  await summarize.rows().first().click();
  expect(await summarize.readCount()).toBeGreaterThanOrEqual(readBefore);
  await expect(summarize.coverage()).toHaveAccessibleName(/^All \d+ passages are read/, end);
  await expect(summarize.progress()).toBeHidden(end);
});
