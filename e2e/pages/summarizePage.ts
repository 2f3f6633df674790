import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import type { Studio } from '../fixtures.ts';

const samplesFolder = new URL('../../resources/samples/', import.meta.url);

/** What is given to a file chooser. */
export type GivenFile = { name: string; mimeType: string; buffer: Buffer };

/** The Summarize workspace as a person sees it. */
export function summarizePage(studio: Studio) {
  const at = () => studio.page;
  const result = () => at().getByRole('region', { name: 'Summary', exact: true });
  const source = () => at().getByRole('region', { name: 'Text of the document' });

  const coverage = () => at().getByRole('img', { name: /read/ });

  return {
    result,
    source,
    list: () => at().getByRole('navigation', { name: 'Summaries' }),
    rows: () =>
      at()
        .getByRole('navigation', { name: 'Summaries' })
        .locator('[data-entry]')
        .getByRole('button'),
    sentences: () => result().locator('[data-sentence]'),
    coverage,
    progress: () => at().getByRole('group', { name: 'Progress' }),
    passageBar: () => at().getByRole('region', { name: 'Source', exact: true }).getByRole('status'),
    button: (name: string) => at().getByRole('button', { name, exact: true }),
    /** The passage in front, marked in the source. */
    currentPassage: () => source().locator('mark[data-current]'),

    async open(): Promise<void> {
      await at()
        .getByRole('navigation', { name: 'Workspaces' })
        .getByRole('button', { name: 'Summarize' })
        .click();
    },

    /** How many passages the coverage strip says are read. */
    async readCount(): Promise<number> {
      const name = (await coverage().getAttribute('aria-label')) ?? '';
      return name.startsWith('Nothing') ? 0 : Number(/\d[\d,]*/.exec(name)?.[0].replace(',', ''));
    },

    async trySample(title: string): Promise<void> {
      await at().getByRole('button', { name: title }).click();
      await expect(source()).toBeVisible();
    },

    /** A document that comes with Alcove, as a file of one’s own, which the model is to read. */
    async giveSample(name: string): Promise<void> {
      const buffer = await readFile(new URL(name, samplesFolder));
      await this.give({ name, mimeType: 'text/markdown', buffer });
      await expect(source()).toBeVisible();
    },

    async exported(format: string): Promise<Buffer> {
      const downloading = at().waitForEvent('download');
      await at().getByRole('button', { name: 'Export', exact: true }).click();
      await at().getByRole('menuitem', { name: format }).click();
      return readFile(await (await downloading).path());
    },

    async give(...files: GivenFile[]): Promise<void> {
      const choosing = at().waitForEvent('filechooser');
      await at().getByRole('button', { name: 'Choose files…' }).click();
      await (await choosing).setFiles(files);
    },
  };
}
