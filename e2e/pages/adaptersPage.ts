import { expect } from '@playwright/test';
import type { Studio } from '../fixtures.ts';

/** The Adapters workspace: the rack, its dialog and its details. */
export function adaptersPage(studio: Studio) {
  const at = () => studio.page;
  const dialog = () => at().getByRole('dialog', { name: 'Add an adapter' });
  const rack = () => at().getByRole('list', { name: 'Rack', exact: true });

  return {
    dialog,
    rack,
    rows: () => rack().getByRole('listitem'),
    row: (name: string) =>
      rack()
        .getByRole('listitem')
        .filter({ has: at().getByRole('button', { name: `Show details of ${name}` }) }),
    details: () => at().getByRole('complementary', { name: 'Adapter details' }),
    stacks: () => at().getByRole('navigation', { name: 'Stacks' }),
    toggle: (name: string) => at().getByRole('switch', { name: `Use ${name}` }),
    strength: (name: string) => at().getByRole('textbox', { name: `Strength of ${name}` }),

    /** Once the starter’s own adapters have been read. */
    async open(page: 'Rack' | 'Compare' | 'Many prompts' = 'Rack'): Promise<void> {
      await at()
        .getByRole('navigation', { name: 'Workspaces' })
        .getByRole('button', { name: 'Adapters' })
        .click();
      await at().getByRole('radio', { name: 'Rack', exact: true }).click();
      await expect(rack().getByRole('listitem').first()).toBeVisible();
      await at().getByRole('radio', { name: page, exact: true }).click();
    },

    async offer(path: string): Promise<void> {
      if (!(await dialog().isVisible())) {
        await at().getByRole('button', { name: 'Add an adapter', exact: true }).first().click();
      }
      await dialog().getByLabel('Path of the file or folder').fill(path);
      await dialog().getByRole('button', { name: 'Add', exact: true }).click();
    },

    async setStrength(name: string, strength: string): Promise<void> {
      const field = this.strength(name);
      await field.fill(strength);
      await field.press('Enter');
      await expect(field).toHaveAttribute('aria-invalid', 'false');
    },
  };
}
