import { expect } from '@playwright/test';
import type { Studio } from '../fixtures.ts';

/** The typed text of the Translate workspace as a person sees it. */
export function translatePage(studio: Studio) {
  const at = () => studio.page;
  const source = () => at().getByRole('textbox', { name: 'Text to translate' });
  const list = () => at().getByRole('list', { name: 'Translation' });

  return {
    source,
    targets: () => list().locator('[data-target]'),
    /** Targets with what stands in the gutter before them. */
    items: () => list().getByRole('listitem'),
    /** The field of the target that is being edited. */
    editor: () => at().getByRole('textbox', { name: 'Translation of this segment' }),
    button: (name: string) => at().getByRole('button', { name, exact: true }),
    language: (side: 'from' | 'to') => at().getByRole('combobox', { name: `Translate ${side}:` }),
    /** The rows of the source, each as it was cut. */
    rows: () => source().locator(':scope > div'),

    async open(): Promise<void> {
      await at()
        .getByRole('navigation', { name: 'Workspaces' })
        .getByRole('button', { name: /^Translate/ })
        .click();
      await expect(source()).toBeFocused();
    },

    async choose(side: 'from' | 'to', name: string): Promise<void> {
      await this.language(side).click();
      await chooseLanguage(studio, side, name);
    },

    /** From English to French, which the starter model was made for. */
    async useFrench(): Promise<void> {
      await this.choose('from', 'English');
      await this.choose('to', 'French');
    },
  };
}

/** In the list that is open. */
export async function chooseLanguage(
  { page }: Studio,
  side: 'from' | 'to',
  name: string,
): Promise<void> {
  const list = page.getByRole('dialog', { name: `Translate ${side}`, exact: true });
  await list.getByRole('combobox', { name: 'Find a language' }).fill(name);
  await list.getByRole('option', { name, exact: true }).click();
  await expect(list).toBeHidden();
}
