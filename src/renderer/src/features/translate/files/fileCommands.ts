import type { TranslationFile } from '../../../../../shared/api/translationFiles.ts';
import { registerCommands } from '../../../commands.ts';
import { showPage } from '../showPage.ts';
import { useTranslate } from '../translateStore.ts';
import { chooseAndAddFiles, exportFile, pauseFiles, resumeFiles } from './fileActions.ts';
import { isResumable, isUnfinished, selectFiles, useFiles } from './filesStore.ts';
import { confirmAll } from './fileWork.ts';

export function registerFileCommands(): void {
  registerCommands({
    'translate.addFiles': () => {
      showPage('files');
      void chooseAndAddFiles();
    },
    'translate.pauseFiles': {
      run: () => void pauseFiles(),
      isEnabled: () => selectFiles(useFiles.getState()).some(isUnfinished),
    },
    'translate.resumeFiles': {
      run: () => void resumeFiles(),
      isEnabled: () => selectFiles(useFiles.getState()).some(isResumable),
    },
    'translate.confirmAll': onOpenFile(({ id }) => void confirmAll(id)),
    'translate.export': onOpenFile(({ id }) => void exportFile(id)),
  });
}

/** Something with the file that is looked into. */
function onOpenFile(action: (file: TranslationFile) => void) {
  return {
    run: (): void => {
      const file = openedFile();
      if (file !== null) action(file);
    },
    isEnabled: (): boolean => openedFile() !== null && useTranslate.getState().page === 'files',
  };
}

function openedFile(): TranslationFile | null {
  return useFiles.getState().open?.file ?? null;
}
