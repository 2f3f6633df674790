import { strFromU8, unzipSync } from 'fflate';
import { docxFile, paragraph } from '../fixtures/documents/docxFile.ts';
import { expect, test as base } from './fixtures.ts';
import type { GivenFile } from './pages/summarizePage.ts';
import { translatePage } from './pages/translatePage.ts';
import { translationFilesPage } from './pages/translationFilesPage.ts';
import { seriousViolations } from './support/accessibility.ts';
import { pressOn, tabTo } from './support/keyboard.ts';

// From English to French, which the starter model was made for.
const test = base.extend<{ files: ReturnType<typeof translationFilesPage> }>({
  files: async ({ studio }, use) => {
    const text = translatePage(studio);
    await text.open();
    await text.useFrench();
    const files = translationFilesPage(studio);
    await files.open();
    await use(files);
  },
});
test.describe.configure({ timeout: 120_000 });

const po = given(
  'messages.po',
  `# A comment for people
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"

#: main.c:12
msgid "Tom is my friend."
msgstr ""

#, c-format
msgid "I am tired, %s."
msgstr ""
`,
);
const srt = given(
  'film.srt',
  '1\n00:00:01,000 --> 00:00:02,500\nTom is my friend.\n\n2\n00:00:03,000 --> 00:00:04,500\nI am tired.\n',
);

test('catalogues, subtitles and Word files come back translated, all else as it was', async ({
  files,
}) => {
  await files.give(po, srt, {
    name: 'letter.docx',
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(docxFile({ body: paragraph('Tom is my friend.') })),
  });
  for (const name of ['messages.po', 'film.srt', 'letter.docx']) await files.finished(name);

  const catalogue = (await files.exported('messages.po')).toString();
  expect(catalogue).toContain('msgid "Tom is my friend."\nmsgstr "Tom est mon ami."');
  expect(catalogue).toContain('# A comment for people');
  expect(catalogue).toContain('#, c-format');
  const subtitles = (await files.exported('film.srt')).toString();
  expect(subtitles).toBe(
    srt.buffer
      .toString()
      .replace('Tom is my friend.', 'Tom est mon ami.')
      .replace('I am tired.', 'Je suis fatigué.'),
  );
  const word = unzipSync(await files.exported('letter.docx'));
  expect(strFromU8(word['word/document.xml'] ?? new Uint8Array())).toContain('Tom est mon ami.');
});

test('what is confirmed is found in the memory when the file is translated again', async ({
  studio,
  files,
}) => {
  await files.give(srt);
  await files.finished('film.srt');
  await files.lookInto('film.srt');
  await files.targets().first().click();
  await files.editor().fill('Tom, mon vieil ami.');
  await studio.page.keyboard.press('Control+Enter');
  await expect(files.targets().first()).toContainText('Tom, mon vieil ami. Confirmed');
  await studio.page.keyboard.press('Escape');
  await files.button('Confirm all').click();
  await expect(studio.page.getByText('2 segments are confirmed.')).toBeVisible();

  await files.button('All files').click();
  await files.give({ ...srt, name: 'again.srt' });
  await files.finished('again.srt');
  await files.lookInto('again.srt');
  await expect(files.targets().first()).toContainText('Tom, mon vieil ami.');
  await expect(files.segments().first()).toContainText('100');
});

test('a batch is paused, and goes on after the studio was started again', async ({
  studio,
  files,
}) => {
  const lines = Array.from({ length: 150 }, (_, index) => `Tom has ${index + 2} dogs.`);
  await files.give(given('long.txt', lines.join('\n\n')));
  await expect(files.row('long.txt')).toContainText(/[1-9]\d? %/);
  await files.button('Pause all').click();
  await expect(files.row('long.txt')).toContainText('Paused');
  const percent = async () =>
    Number(/(\d+) %/.exec(await files.row('long.txt').innerText())?.[1] ?? Number.NaN);
  const before = await percent();

  await studio.restart();
  await files.open();
  await expect(files.row('long.txt')).toContainText('Paused');
  expect(await percent()).toBeGreaterThanOrEqual(before);
  await files.row('long.txt').getByRole('button', { name: 'Resume' }).click();
  await files.finished('long.txt');
});

test('what is to be checked is listed, and each entry leads to its segment', async ({
  studio,
  files,
}) => {
  const lines = Array.from({ length: 40 }, () => 'I am tired.');
  await files.give(given('numbers.txt', [...lines, 'It is 4711.'].join('\n\n')));
  await files.finished('numbers.txt');
  await files.lookInto('numbers.txt');
  await files.targets().first().click();
  await files.editor().fill('Oui,  je suis fatigué.');
  await studio.page.keyboard.press('Control+Enter');
  await studio.page.keyboard.press('Escape');
  await files.button(/^What to check/).click();
  const entry = files.issues().filter({ hasText: 'two spaces' });
  await expect(entry).toHaveCount(1);
  await files.filter(/^Unconfirmed/).click();
  await entry.click();
  await expect(files.filter(/^All/)).toBeChecked();
  await expect(files.targets().filter({ hasText: 'Oui,' })).toBeFocused();
});

test('of a table the columns are chosen by keyboard, and chosen otherwise until it begins', async ({
  studio,
  files,
}) => {
  const { keyboard } = studio.page;
  const shop = 'sku,title,note\nA-1,I am tired.,Tom is my friend.\n';
  await files.give(given('shop.csv', shop));
  const column = (name: RegExp) => files.chooser().getByRole('checkbox', { name });
  await expect(column(/^sku.*A-1/)).not.toBeChecked();
  await expect(column(/^title.*I am tired/)).toBeChecked();
  await expect(column(/^note.*Tom is my friend/)).toBeChecked();
  await keyboard.press('Escape');
  await expect(files.chooser()).toBeHidden();

  await studio.restart();
  await files.open();
  await pressOn(files.row('shop.csv').getByRole('button', { name: 'Choose columns…' }), 'Enter');
  await pressOn(column(/^title/), 'Space');
  await pressOn(files.chooser().getByRole('button', { name: 'Translate 1 column' }), 'Enter');
  await expect(files.row('shop.csv').getByRole('button', { name: 'shop.csv' })).toBeFocused();
  await files.finished('shop.csv');
  expect((await files.exported('shop.csv')).toString()).toBe(
    shop.replace('Tom is my friend.', 'Tom est mon ami.'),
  );
  const again = files.row('shop.csv').getByRole('button', { name: 'Columns to translate' });
  await expect(again).toHaveCount(0);
});

test('what a catalogue marks as doubtful stands below the new translation, and is taken back', async ({
  files,
}) => {
  const entry = '#, fuzzy\nmsgid "Tom is my friend."\nmsgstr "Tom est mon copain."\n';
  await files.give(given('fuzzy.po', entry));
  await files.finished('fuzzy.po');
  await files.lookInto('fuzzy.po');
  await expect(files.targets()).toContainText(['Tom est mon ami.']);
  await expect(files.segments().first()).toContainText(
    /Doubtful in the file.*Tom est mon copain\./s,
  );
  await files.button('Use it: Tom est mon copain.').click();
  await expect(files.targets()).toContainText(['Tom est mon copain.']);
  await expect(files.segments().first()).not.toContainText('Doubtful in the file');
  await files.button('All files').click();
  expect((await files.exported('fuzzy.po')).toString()).toBe(entry);
});

test('a file is looked into, corrected and checked by keyboard alone', async ({
  studio,
  files,
}) => {
  const { keyboard } = studio.page;
  const entries = [
    '#, fuzzy\nmsgid "Tom is my friend."\nmsgstr "Tom est mon copain."\n',
    'msgid "I am tired."\nmsgstr ""\n',
  ];
  await files.give(given('fuzzy.po', entries.join('\n')));
  await files.finished('fuzzy.po');
  await pressOn(files.row('fuzzy.po').getByRole('button', { name: 'fuzzy.po' }), 'Enter');
  const first = files.segments().first();
  await tabTo(files.targets().first());
  await pressOn(first.getByRole('button', { name: 'Other ways to say it' }), 'Enter');
  const popup = studio.page.getByRole('dialog', { name: 'Other ways to say it' });
  await expect(popup.getByRole('listitem')).not.toHaveCount(0);
  await keyboard.press('Escape');
  await expect(popup).toBeHidden();
  await pressOn(first.getByRole('button', { name: /^Use it/ }), 'Enter');
  await expect(files.targets().first()).toContainText('Tom est mon copain.');
  await expect(files.targets().first()).toBeFocused();
  await keyboard.press('Control+Enter');
  await expect(files.targets().first()).toContainText('Confirmed');
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await keyboard.press('Control+a');
  await keyboard.type('Je  suis là.');
  await keyboard.press('Control+Enter');
  await pressOn(files.button('What to check: 1'), 'Enter');
  await pressOn(files.issues().first(), 'Enter');
  await expect(files.targets().nth(1)).toBeFocused();
});

test('other ways to say a segment of a file are offered, and one of them is taken', async ({
  studio,
  files,
}) => {
  await files.give(given('one.txt', 'We missed the last train, so we took a taxi.'));
  await files.finished('one.txt');
  await files.lookInto('one.txt');
  const target = files.targets().first();
  const translation = 'Nous avons raté le dernier train, donc nous avons pris un taxi.';
  await expect(target).toContainText(translation);
  await target.hover();
  await files.button('Other ways to say it').click();
  const first = studio.page
    .getByRole('dialog', { name: 'Other ways to say it' })
    .getByRole('listitem')
    .first();
  const alternative = await first.innerText();
  expect(alternative).not.toBe(translation);
  await first.getByRole('button').click();
  await expect(target).toContainText(alternative);
});

test('a file that goes with a mistake says where it is; one removed comes back by Undo', async ({
  studio,
  files,
}) => {
  await files.give(given('broken.po', 'msgid "Tom is my friend.\nmsgstr ""\n'), srt);
  await expect(studio.page.getByRole('alert')).toContainText(/broken\.po.*Line 1/s);
  await files.finished('film.srt');
  await files.row('film.srt').getByRole('button', { name: 'Remove' }).click();
  await expect(files.row('film.srt')).toHaveCount(0);
  await studio.page.getByRole('button', { name: 'Undo' }).click();
  await expect(files.row('film.srt')).toHaveCount(1);
});

test('nothing here has a serious accessibility fault, wide or narrow, light or dark', async ({
  studio,
  files,
}) => {
  test.setTimeout(240_000);
  const { page } = studio;
  async function check(what: string): Promise<void> {
    for (const [width, colorScheme] of [
      [1440, 'dark'],
      [860, 'light'],
    ] as const) {
      await page.setViewportSize({ width, height: 700 });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await seriousViolations(page), `${what}, ${width} ${colorScheme}`).toEqual([]);
    }
  }
  await check('no files');
  await files.give(given('shop.csv', 'sku,title\nA-1,I am tired.\n'), po);
  await expect(files.chooser().getByRole('checkbox')).toHaveCount(2);
  await check('columns of a table');
  await page.keyboard.press('Escape');
  await files.finished('messages.po');
  await check('files');
  await files.lookInto('messages.po');
  await files.targets().nth(1).click();
  await files.editor().fill('Je suis  fatigué.');
  await check('editing');
  await page.keyboard.press('Control+Enter');
  await files.button(/^What to check: /).click();
  await check('what to check');
  await files.button('Export').click();
  await expect(page.getByRole('dialog')).toContainText('has lost markup or a placeholder');
  await check('unsafe export');
});

function given(name: string, text: string): GivenFile {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) };
}
