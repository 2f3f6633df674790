import { expect } from '@playwright/test';
import type { Studio } from '../fixtures.ts';

/** The Get models side of the Models workspace. */
export function getModelsPage(studio: Studio) {
  const at = () => studio.page;
  const row = (name: string) => at().getByRole('listitem', { name, exact: true });
  const ledger = () => at().getByRole('dialog', { name: 'Connections' });

  return {
    row,
    ledger,
    toggle: () => at().getByRole('switch', { name: 'Downloads' }),
    progress: (name: string) => at().getByRole('progressbar', { name: `Download of ${name}` }),
    button: (name: string | RegExp) => at().getByRole('button', { name, exact: true }),

    async open(): Promise<void> {
      await at()
        .getByRole('navigation', { name: 'Workspaces' })
        .getByRole('button', { name: 'Models' })
        .click();
      await at().getByRole('radio', { name: 'Get models' }).click();
      await expect(this.toggle()).toBeVisible();
    },

    async switchOn(): Promise<void> {
      await this.toggle().click();
      await expect(this.toggle()).toBeChecked();
    },

    /** Shows the files of a repository, found by its name. */
    async find(repository: string): Promise<void> {
      const field = at().getByRole('searchbox', { name: 'Search for models in GGUF form' });
      await field.fill(repository);
      await field.press('Enter');
      await at()
        .getByRole('button', { name: new RegExp(repository) })
        .click();
      await expect(at().getByRole('list', { name: `Files of ${repository}` })).toBeVisible();
    },

    async download(repository: string, file: string): Promise<void> {
      await this.find(repository);
      await this.button(`Download ${file}`).click();
      await expect(row(file)).toBeVisible();
    },

    /** How much of a file has come, in percent; 0 while it is not known. */
    async percent(name: string): Promise<number> {
      const value = await this.progress(name).getAttribute('aria-valuenow');
      return Number(value ?? 0);
    },

    async openLedger(): Promise<void> {
      await this.button('Connections…').click();
      await expect(ledger()).toBeVisible();
    },
  };
}
