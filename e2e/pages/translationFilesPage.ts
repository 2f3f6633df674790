import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import type { Studio } from '../fixtures.ts';
import type { GivenFile } from './summarizePage.ts';

/** The Files page of Translate, and a file that is looked into. */
export function translationFilesPage(studio: Studio) {
  const at = () => studio.page;
  const row = (name: string) =>
    at().getByRole('table', { name: 'Files' }).getByRole('row').filter({ hasText: name });
  const segments = () => at().getByRole('list', { name: 'Segments' });

  return {
    row,
    segments: () => segments().getByRole('listitem'),
    targets: () => segments().locator('[data-target]'),
    /** The field of the target that is being edited. */
    editor: () => at().getByRole('textbox', { name: 'Translation of this segment' }),
    /** Asks which columns of a table are translated. */
    chooser: () => at().getByRole('dialog', { name: 'Columns to translate' }),
    issues: () => at().getByRole('complementary', { name: 'What to check' }).getByRole('button'),
    button: (name: string | RegExp) => at().getByRole('button', { name, exact: true }),
    filter: (name: RegExp) => at().getByRole('radio', { name }),

    async open(): Promise<void> {
      await at()
        .getByRole('navigation', { name: 'Workspaces' })
        .getByRole('button', { name: /^Translate/ })
        .click();
      await at().getByRole('radio', { name: 'Files' }).click();
    },

    async give(...files: GivenFile[]): Promise<void> {
      const choosing = at().waitForEvent('filechooser');
      await at()
        .getByRole('button', { name: /^(Choose|Add) files…$/ })
        .click();
      await (await choosing).setFiles(files);
    },

    async finished(name: string): Promise<void> {
      await expect(row(name)).toContainText('100 %', { timeout: 60_000 });
    },

    async lookInto(name: string): Promise<void> {
      await row(name).getByRole('button', { name }).click();
      await expect(segments()).toBeVisible();
    },

    /** From the table. */
    async exported(name: string): Promise<Buffer> {
      const downloading = at().waitForEvent('download');
      await row(name).getByRole('button', { name: 'Export the translated file' }).click();
      return readFile(await (await downloading).path());
    },
  };
}
