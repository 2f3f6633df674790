import { expect, test } from './fixtures.ts';
import { adaptersPage } from './pages/adaptersPage.ts';
import { chatPage } from './pages/chatPage.ts';
import { runFromPalette } from './pages/palette.ts';
import { seriousViolations } from './support/accessibility.ts';

test.use({ engine: 'fake' });

test('no page of Adapters has a serious accessibility fault, in light or dark', async ({
  studio,
}) => {
  const { page } = studio;
  const adapters = adaptersPage(studio);
  await adapters.open();
  await adapters.toggle('Formal address').click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const name of ['Rack', 'Compare', 'Many prompts'] as const) {
      await adapters.open(name);
      expect(await seriousViolations(page), `${name}, ${colorScheme}`).toEqual([]);
    }
    await runFromPalette(studio, 'add an adapter');
    await expect(adapters.dialog()).toBeVisible();
    expect(await seriousViolations(page), `dialog, ${colorScheme}`).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+1');
    await chatPage(studio).chip('Formal address').click();
    expect(await seriousViolations(page), `chip, ${colorScheme}`).toEqual([]);
    await page.keyboard.press('Escape');
  }
});

test('turned on, made stronger and compared by keyboard alone', async ({ studio }) => {
  const { page } = studio;
  const chat = chatPage(studio);
  await expect(chat.composer()).toBeEnabled();
  await page.keyboard.press('Control+4');
  const toggle = page.getByRole('switch', { name: 'Use Formal address' });
  await toggle.focus();
  await page.keyboard.press('Space');
  const slider = page.getByRole('slider', { name: 'Strength of Formal address' });
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await expect(adaptersPage(studio).strength('Formal address')).toHaveValue('1.05');
  await page.keyboard.press('Control+1');
  await expect(chat.chip('Formal address')).toContainText('1.05');

  await runFromPalette(studio, 'compare stacks');
  await page.getByRole('textbox', { name: 'Prompt', exact: true }).focus();
  await page.keyboard.type('Say something');
  await page.keyboard.press('Control+Enter');
  const columns = page.getByRole('region', { name: 'Comparison', exact: true });
  await expect(columns.getByRole('article')).toHaveCount(2);
  const pick = columns.getByRole('button', { name: /^Pick .* as best$/ }).first();
  await expect(pick).toBeVisible();
  await pick.focus();
  await page.keyboard.press('Enter');
  await expect(columns).toContainText('Your pick');
});
