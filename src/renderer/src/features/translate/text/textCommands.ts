import { registerCommands } from '../../../commands.ts';
import { focusOnceThere } from '../../../ui/focus.ts';
import { showPage } from '../showPage.ts';
import { copyTarget, resumeTranslating, stopTranslating } from './segmentActions.ts';
import { sourceFieldId } from './SourceEditor.tsx';
import { clearSource, swapLanguages } from './typing.ts';
import { selectFrom, selectIsEmpty, useTranslate } from '../translateStore.ts';

/** What can be done with the typed text; what shows something brings it to the front. */
export function registerTextCommands(): void {
  registerCommands({
    'translate.text': showText,
    'translate.swap': {
      run: () => {
        showText();
        swapLanguages();
      },
      isEnabled: () => selectFrom(useTranslate.getState()) !== null,
    },
    'translate.copy': { run: () => void copyTarget(), isEnabled: hasText },
    'translate.clear': { run: clearSource, isEnabled: hasText },
    'translate.stop': {
      run: stopTranslating,
      isEnabled: () => useTranslate.getState().status === 'translating',
    },
    'translate.resume': {
      run: resumeTranslating,
      isEnabled: () => hasText() && useTranslate.getState().status !== 'translating',
    },
  });
}

function showText(): void {
  showPage('text');
  focusOnceThere(sourceFieldId);
}

function hasText(): boolean {
  return !selectIsEmpty(useTranslate.getState());
}
