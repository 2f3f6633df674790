import type { Studio } from '../fixtures.ts';

/** The Sources side of the Models workspace. */
export function sourcesPage(studio: Studio) {
  const at = () => studio.page;
  const tab = (name: 'Library' | 'Sources') => at().getByRole('radio', { name, exact: true });

  return {
    /** A folder by its path, or another program by its name. */
    source: (name: string) => at().getByRole('listitem', { name, exact: true }),
    open: () => tab('Sources').click(),
    backToLibrary: () => tab('Library').click(),

    async addFolder(path: string): Promise<void> {
      await at().getByLabel('Path of a folder').fill(path);
      await at().getByRole('button', { name: 'Add folder' }).click();
    },
  };
}
