import { registerCommands } from '../../../commands.ts';
import { focusOnceThere } from '../../../ui/focus.ts';
import { showPage } from '../showPage.ts';
import { exportTmx, importTmx } from './memoryActions.ts';
import { memorySearchId } from './MemoryView.tsx';

export function registerMemoryCommands(): void {
  registerCommands({
    'translate.memory': () => {
      showPage('memory');
      focusOnceThere(memorySearchId);
    },
    'translate.importMemory': () => {
      showPage('memory');
      void importTmx();
    },
    'translate.exportMemory': () => void exportTmx(),
  });
}
