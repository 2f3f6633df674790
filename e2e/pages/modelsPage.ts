import { expect } from '@playwright/test';
import type { Studio } from '../fixtures.ts';

/** The Models workspace and its dialog. */
export function modelsPage(studio: Studio) {
  const at = () => studio.page;
  const dialog = () => at().getByRole('dialog', { name: 'Add a model' });

  return {
    dialog,
    row: (name: string) => at().getByRole('row', { name: new RegExp(name) }),

    async open(): Promise<void> {
      await at()
        .getByRole('navigation', { name: 'Workspaces' })
        .getByRole('button', { name: 'Models' })
        .click();
    },

    async offer(path: string, button: 'Add and load' | 'Only add' = 'Add and load'): Promise<void> {
      if (!(await dialog().isVisible())) {
        await at().getByRole('button', { name: 'Add a model', exact: true }).first().click();
      }
      await dialog().getByLabel('Path of the .gguf file').fill(path);
      await dialog().getByRole('button', { name: button }).click();
    },

    /** Adds a model, waits until it can be talked to, and goes back to the chats. */
    async use(path: string): Promise<void> {
      await this.open();
      await this.offer(path);
      await expect(at().getByRole('row', { name: /Loaded/ })).toBeVisible({ timeout: 30_000 });
      await at()
        .getByRole('navigation', { name: 'Workspaces' })
        .getByRole('button', { name: 'Chat' })
        .click();
    },
  };
}
