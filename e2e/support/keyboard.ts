import type { Locator } from '@playwright/test';

const mostSteps = 150;

/** Presses Tab until the focus is on the element, as a person without a mouse does. */
export async function tabTo(target: Locator): Promise<void> {
  for (let step = 0; step < mostSteps; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await target.page().keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${String(target)}`);
}

/** Goes there by Tab and presses a key. */
export async function pressOn(target: Locator, key: 'Enter' | 'Space'): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.press(key);
}
