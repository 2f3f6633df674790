import { registerCommands } from '../../../commands.ts';
import { showPage } from '../showPage.ts';
import { useGlossaries } from './glossariesStore.ts';
import { chooseGlossaryFile } from './glossaryActions.ts';

export function registerGlossaryCommands(): void {
  registerCommands({
    'translate.glossaries': () => showPage('glossaries'),
    'translate.newGlossary': () => {
      showPage('glossaries');
      useGlossaries.setState({ creating: { file: null } });
    },
    'translate.importGlossary': () => {
      showPage('glossaries');
      void chooseGlossaryFile();
    },
  });
}
