import { Eraser } from 'lucide-react';
import { translateWords } from '../../../messages/translate.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { FormalitySelect } from '../languages/FormalitySelect.tsx';
import { ModelPanel } from '../languages/ModelPanel.tsx';
import { PairPickers } from '../languages/PairPickers.tsx';
import { selectIsEmpty, useTranslate } from '../translateStore.ts';
import { Announcer } from './Announcer.tsx';
import { TextFooter } from './TextFooter.tsx';
import { TextGrid } from './TextGrid.tsx';
import { TextNotice } from './TextNotice.tsx';
import { changeSettings, clearSource, swapLanguages } from './typing.ts';

/** Type left, read right. */
export function TextView() {
  const isKnown = useTranslate((state) => state.isKnown);
  const settings = useTranslate((state) => state.settings);
  const detected = useTranslate((state) => state.detected);
  const isEmpty = useTranslate(selectIsEmpty);
  if (!isKnown) return <div className="flex-1" aria-busy />;
  return (
    <>
      <PairPickers
        settings={settings}
        detected={detected}
        onChange={changeSettings}
        onSwap={swapLanguages}
        start={
          !isEmpty && (
            <IconButton icon={Eraser} label={translateWords.text.clear} onClick={clearSource} />
          )
        }
        end={
          <>
            <FormalitySelect
              value={settings.formality}
              onChange={(formality) => changeSettings({ formality })}
            />
            <ModelPanel />
          </>
        }
      />
      <TextNotice />
      <TextGrid />
      <TextFooter />
      <Announcer />
    </>
  );
}
