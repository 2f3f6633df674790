import { FileText, Plus } from 'lucide-react';
import { runCommand } from '../../../commands.ts';
import { fileWords } from '../../../messages/translationFiles.ts';
import { Button } from '../../../ui/Button.tsx';
import { FileDropArea } from '../../../ui/FileDropArea.tsx';
import { FormalitySelect } from '../languages/FormalitySelect.tsx';
import { ModelPanel } from '../languages/ModelPanel.tsx';
import { PairPickers } from '../languages/PairPickers.tsx';
import { ArrivingFiles } from './ArrivingFiles.tsx';
import { ColumnsDialog } from './ColumnsDialog.tsx';
import {
  addFiles,
  changeFileSettings,
  pauseFiles,
  resumeFiles,
  swapFileLanguages,
  useFileSettings,
} from './fileActions.ts';
import { FileDetail } from './FileDetail.tsx';
import { FileTable } from './FileTable.tsx';
import { isResumable, isUnfinished, selectFiles, useFiles } from './filesStore.ts';
import { UnsafeExportDialog } from './UnsafeExportDialog.tsx';

const words = fileWords;

/** The files that are translated, or one of them in full. */
export function FilesView() {
  const open = useFiles((state) => state.open);
  return (
    <>
      {open === null ? <Batch /> : <FileDetail key={open.fileId} open={open} />}
      <ColumnsDialog />
      <UnsafeExportDialog />
    </>
  );
}

function Batch() {
  const settings = useFileSettings();
  const isKnown = useFiles((state) => state.files !== null);
  const isEmpty = useFiles((state) => selectFiles(state).length + state.arriving.length === 0);
  return (
    <FileDropArea
      label={words.dropHere}
      onDrop={(files) => void addFiles(files)}
      className="flex min-h-0 flex-1 flex-col"
    >
      <PairPickers
        settings={settings}
        detected={null}
        onChange={changeFileSettings}
        onSwap={swapFileLanguages}
        end={
          <>
            <FormalitySelect
              value={settings.formality}
              onChange={(formality) => changeFileSettings({ formality })}
            />
            <ModelPanel />
          </>
        }
      />
      {!isKnown && <div className="flex-1" aria-busy />}
      {isKnown && isEmpty && <DropTarget />}
      {isKnown && !isEmpty && (
        <div className="min-h-0 flex-1 overflow-y-auto">
          <BatchBar />
          <ArrivingFiles />
          <FileTable />
        </div>
      )}
    </FileDropArea>
  );
}

function DropTarget() {
  return (
    <div className="flex min-h-0 flex-1 overflow-y-auto">
      <div className="m-auto w-full max-w-136 px-6 py-8">
        <h2 className="text-display font-semibold text-balance">{words.title}</h2>
        <p className="mt-2 text-ui text-pretty text-ink-2">{words.body}</p>
        <div className="mt-6 flex flex-col items-center gap-1 rounded-lg border-2 border-dashed border-line-strong/60 bg-chrome px-6 py-8 text-center">
          <FileText size={24} strokeWidth={1.5} aria-hidden className="text-ink-3" />
          <p className="mt-1 text-title font-medium">{words.drop}</p>
          <p className="text-small text-balance text-ink-3">{words.formats}</p>
          <Button
            variant="primary"
            className="mt-4"
            onClick={() => runCommand('translate.addFiles')}
          >
            {words.choose}
          </Button>
        </div>
      </div>
    </div>
  );
}

/** More files, and all of them at once: pause, go on. */
function BatchBar() {
  const canPause = useFiles((state) => selectFiles(state).some(isUnfinished));
  const canResume = useFiles((state) => selectFiles(state).some(isResumable));
  const count = useFiles((state) => selectFiles(state).length);
  return (
    <div className="flex items-center gap-2 px-5 pt-3 pb-1">
      <Button
        size="small"
        variant="primary"
        icon={<Plus size={14} strokeWidth={2} aria-hidden />}
        onClick={() => runCommand('translate.addFiles')}
      >
        {words.add}
      </Button>
      <p className="figures me-auto ps-2 text-small text-ink-3">{words.count(count)}</p>
      {canPause && (
        <Button size="small" variant="quiet" onClick={() => void pauseFiles()}>
          {words.pauseAll}
        </Button>
      )}
      {canResume && (
        <Button size="small" variant="quiet" onClick={() => void resumeFiles()}>
          {words.resumeAll}
        </Button>
      )}
    </div>
  );
}
