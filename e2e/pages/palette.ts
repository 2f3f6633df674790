import { expect } from '@playwright/test';
import type { Studio } from '../fixtures.ts';

/** Finds a command or a thing by name and runs it, by keyboard alone; waits until it is there. */
export async function runFromPalette({ page }: Studio, query: string): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Command palette' });
  await expect(async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await expect(field).toBeFocused({ timeout: 1000 });
    await page.keyboard.type(query);
    await expect(page.getByRole('option').first()).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(field).toBeHidden();
}
