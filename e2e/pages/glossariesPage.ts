import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import type { Studio } from '../fixtures.ts';
import type { GivenFile } from './summarizePage.ts';
import { chooseLanguage } from './translatePage.ts';

/** The Glossaries and Memory pages of Translate as a person sees them. */
export function glossariesPage(studio: Studio) {
  const at = () => studio.page;
  const dialog = (name: string | RegExp) => at().getByRole('dialog', { name });
  const rows = () => at().getByRole('table', { name: 'Terms' }).getByRole('row');

  return {
    dialog,
    list: () => at().getByRole('navigation', { name: 'Glossaries' }),
    /** The terms, without the heading. */
    terms: () => rows().filter({ hasNot: at().getByRole('columnheader') }),
    button: (name: string) => at().getByRole('button', { name, exact: true }),

    async open(page: 'Text' | 'Glossaries' | 'Memory'): Promise<void> {
      await at()
        .getByRole('navigation', { name: 'Workspaces' })
        .getByRole('button', { name: /^Translate/ })
        .click();
      await at().getByRole('radio', { name: page }).click();
    },

    async choosePair(from: string, to: string): Promise<void> {
      const pickers = at().getByRole('dialog', { name: /^(New glossary|Import )/ });
      await pickers.getByRole('combobox', { name: 'Translate from:' }).click();
      await chooseLanguage(studio, 'from', from);
      await pickers.getByRole('combobox', { name: 'Translate to:' }).click();
      await chooseLanguage(studio, 'to', to);
    },

    async create(name: string, from: string, to: string): Promise<void> {
      await at().getByRole('button', { name: 'New', exact: true }).click();
      await dialog('New glossary').getByLabel('Name').fill(name);
      await this.choosePair(from, to);
      await dialog('New glossary').getByRole('button', { name: 'Create' }).click();
      await expect(this.list().getByRole('button', { name: new RegExp(name) })).toBeVisible();
    },

    async addTerm(source: string, target: string, languages: [string, string]): Promise<void> {
      await at().getByRole('button', { name: 'Add a term' }).click();
      const form = dialog('New term');
      await form.getByLabel(languages[0]).fill(source);
      await form.getByLabel(languages[1]).fill(target);
      await form.getByRole('button', { name: 'Save' }).click();
      await expect(form).toBeHidden();
    },

    async give(button: string, file: GivenFile): Promise<void> {
      const choosing = at().waitForEvent('filechooser');
      await at().getByRole('button', { name: button }).click();
      await (await choosing).setFiles([file]);
    },

    async exported(item: string, menu: string): Promise<string> {
      const downloading = at().waitForEvent('download');
      await at().getByRole('button', { name: menu }).click();
      await at().getByRole('menuitem', { name: item }).click();
      return (await readFile(await (await downloading).path())).toString();
    },
  };
}
