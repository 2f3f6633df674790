import { readFile } from 'node:fs/promises';
import { expect, test as base } from './fixtures.ts';
import { glossariesPage } from './pages/glossariesPage.ts';
import { seriousViolations } from './support/accessibility.ts';
import { pressOn, tabTo } from './support/keyboard.ts';

// What is kept, found and exchanged needs no model.
const test = base.extend<{ glossaries: ReturnType<typeof glossariesPage> }>({
  glossaries: async ({ studio }, use) => {
    const glossaries = glossariesPage(studio);
    await glossaries.open('Glossaries');
    await use(glossaries);
  },
});
test.use({ engine: 'fake' });

const englishFrench: [string, string] = ['English', 'French'];

test('terms are added, found, changed, deleted and brought back', async ({
  studio,
  glossaries,
}) => {
  await expect(studio.page.getByText('No glossaries yet')).toBeVisible();
  await glossaries.create('Harbour words', ...englishFrench);
  await glossaries.addTerm('harbour', 'port', englishFrench);
  await glossaries.addTerm('bridge', 'pont', englishFrench);
  await expect(glossaries.terms()).toHaveCount(2);
  await expect(glossaries.list()).toContainText('English → French · 2 terms');

  await studio.page.getByRole('searchbox', { name: 'Search terms' }).fill('harb');
  await expect(glossaries.terms()).toHaveCount(1);
  await studio.page.getByRole('button', { name: 'Change harbour' }).click();
  const form = glossaries.dialog('Term');
  await form.getByLabel('French').fill('havre');
  await form.getByRole('switch', { name: 'Capitals count' }).click();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(glossaries.terms()).toContainText(['havre']);
  await expect(glossaries.terms()).toContainText(['capitals count']);

  await studio.page.getByRole('button', { name: 'Delete harbour' }).click();
  await expect(glossaries.terms()).toHaveCount(0);
  await studio.page.getByRole('button', { name: 'Undo' }).click();
  await expect(glossaries.terms()).toContainText(['havre']);
});

test('a glossary from a file goes out as another kind of file', async ({ studio, glossaries }) => {
  await glossaries.give('Import…', {
    name: 'legal.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('lease,bail,the contract\nworkshop,atelier,\n'),
  });
  await glossaries.choosePair(...englishFrench);
  await glossaries.dialog('Import legal.csv').getByRole('button', { name: 'Import' }).click();
  await expect(glossaries.terms()).toHaveCount(2);
  await expect(studio.page.getByText('2 terms added.')).toBeVisible();
  const tbx = await glossaries.exported('Export as TBX', 'More for legal');
  expect(tbx).toContain('<term>bail</term>');

  await studio.page.getByRole('switch', { name: 'Obey legal' }).click();
  await studio.restart();
  await glossaries.open('Glossaries');
  await expect(glossaries.terms()).toHaveCount(2);
  await expect(studio.page.getByRole('switch', { name: 'Obey legal' })).not.toBeChecked();
});

test('a broken file says where, and leaves nothing behind', async ({ studio, glossaries }) => {
  await glossaries.give('Import…', {
    name: 'broken.tbx',
    mimeType: 'application/xml',
    buffer: Buffer.from('<martif>\n<text>\n<body><termEntry>'),
  });
  await glossaries.choosePair(...englishFrench);
  await glossaries.dialog('Import broken.tbx').getByRole('button', { name: 'Import' }).click();
  await expect(studio.page.getByText('has a mistake in it')).toBeVisible();
  await expect(studio.page.getByText('No glossaries yet')).toBeVisible();
});

test('a memory comes in and goes out as TMX, and is searched and corrected in between', async ({
  studio,
  glossaries,
}) => {
  const { page } = studio;
  await glossaries.open('Memory');
  await glossaries.give('Import TMX…', memoryFile);
  await expect(page.getByText('2 confirmed segments.')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search sources' }).fill('harbour');
  const found = page.getByRole('list', { name: 'Found in the memory' }).getByRole('listitem');
  await expect(found).toHaveCount(1);
  await found.getByRole('button', { name: /^Change the translation/ }).click();
  await page.getByRole('textbox', { name: 'Translation of this segment' }).fill('Le port dort.');
  await page.keyboard.press('Enter');
  await expect(found).toContainText('Le port dort.');

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export all as TMX' }).click();
  const exported = await readFile(await (await downloading).path(), 'utf8');
  expect(exported).toContain('<seg>Le port dort.</seg>');

  await found.getByRole('button', { name: /^Delete/ }).click();
  await expect(found).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(found).toHaveCount(1);
});

const memoryFile = {
  name: 'memory.tmx',
  mimeType: 'application/xml',
  buffer: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4"><header creationtool="test" creationtoolversion="1" segtype="sentence"
 o-tmf="test" adminlang="en" srclang="en" datatype="plaintext"/><body>
<tu><tuv xml:lang="en"><seg>The harbour sleeps.</seg></tuv><tuv xml:lang="fr"><seg>Le port rêve.</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>The bridge is open.</seg></tuv><tuv xml:lang="fr"><seg>Le pont est ouvert.</seg></tuv></tu>
</body></tmx>`),
};

test('glossaries, their terms and the memory by keyboard alone', async ({ studio, glossaries }) => {
  const { page } = studio;
  const { keyboard } = page;
  await pressOn(glossaries.button('New'), 'Enter');
  const creating = glossaries.dialog('New glossary');
  await expect(creating.getByLabel('Name')).toBeFocused();
  await keyboard.type('Harbour words');
  for (const [side, language] of [
    ['from', 'english'],
    ['to', 'french'],
  ]) {
    await pressOn(creating.getByRole('combobox', { name: `Translate ${side}:` }), 'Enter');
    await keyboard.type(language ?? '');
    await keyboard.press('Enter');
  }
  await pressOn(creating.getByRole('button', { name: 'Create' }), 'Enter');

  await pressOn(glossaries.button('Add a term'), 'Enter');
  await expect(glossaries.dialog('New term').getByLabel('English')).toBeFocused();
  await keyboard.type('harbour');
  await keyboard.press('Tab');
  await keyboard.type('port');
  await keyboard.press('Enter');
  await expect(glossaries.terms()).toContainText(['harbour']);
  await pressOn(glossaries.button('Change harbour'), 'Enter');
  await expect(glossaries.dialog('Term')).toBeVisible();
  await keyboard.press('Escape');
  await expect(glossaries.button('Change harbour')).toBeFocused();

  await page.reload();
  await glossaries.open('Glossaries');
  await tabTo(page.getByRole('radio', { name: 'Glossaries' }));
  await keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Memory' })).toBeChecked();
  const choosing = page.waitForEvent('filechooser');
  await pressOn(glossaries.button('Import TMX…'), 'Enter');
  await (await choosing).setFiles([memoryFile]);
  await tabTo(page.getByRole('searchbox', { name: 'Search sources' }));
  await keyboard.type('harbour');
  await pressOn(
    page.getByRole('button', { name: /^Change the translation of The harbour/ }),
    'Enter',
  );
  await keyboard.press('Control+a');
  await keyboard.type('Le port dort.');
  await keyboard.press('Enter');
  const found = page.getByRole('list', { name: 'Found in the memory' }).getByRole('listitem');
  await expect(found).toContainText(['Le port dort.']);
});

test('no page and no dialog has a serious accessibility fault, light or dark', async ({
  studio,
  glossaries,
}) => {
  test.setTimeout(240_000);
  const { page } = studio;
  async function check(what: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(await seriousViolations(page), `${what}, ${colorScheme}`).toEqual([]);
    }
  }
  await check('no glossaries');
  await page.getByRole('button', { name: 'New', exact: true }).click();
  await check('new glossary');
  await page.keyboard.press('Escape');
  await glossaries.create('Harbour words', ...englishFrench);
  await check('no terms');
  await glossaries.addTerm('harbour', 'port', englishFrench);
  await check('terms');
  await page.getByRole('button', { name: 'Add a term' }).click();
  await check('new term');
  await page.keyboard.press('Escape');
  await glossaries.open('Memory');
  await check('no memory');
  await glossaries.give('Import TMX…', memoryFile);
  await expect(page.getByText('2 confirmed segments.')).toBeVisible();
  await check('memory');
  await page.getByRole('searchbox', { name: 'Search sources' }).fill('harbour');
  await page.getByRole('button', { name: /^Change the translation/ }).click();
  await check('found in the memory');
});
