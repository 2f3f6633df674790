import { useEffect } from 'react';
import { summarizeWords } from '../../messages/summarize.ts';
import { FileDropArea } from '../../ui/FileDropArea.tsx';
import { ResizableList } from '../frame/ResizableList.tsx';
import { summarizeFiles } from './actions/importing.ts';
import { pasteInto } from './actions/pasting.ts';
import { SummaryListPanel } from './list/SummaryListPanel.tsx';
import { hideListOver, useHasRoom } from './panels.ts';
import { ShownSummary } from './ShownSummary.tsx';
import { PasteDialog } from './start/PasteDialog.tsx';
import { useSummarize } from './summarizeStore.ts';

/** The summaries, and the one on show beside its documents. Files may be dropped anywhere. */
export function SummarizeWorkspace() {
  const hasRoom = useHasRoom();
  const isListOver = useSummarize((state) => state.isListOver);
  useEffect(() => pasteInto(window), []);

  return (
    <div className="relative flex min-w-0 flex-1 overflow-hidden">
      {hasRoom && (
        <ResizableList label={summarizeWords.list.label}>
          <SummaryListPanel />
        </ResizableList>
      )}
      <FileDropArea
        label={summarizeWords.start.dropHere}
        onDrop={(files) => void summarizeFiles(files)}
        className="flex min-w-0 flex-1 flex-col"
      >
        <main
          aria-label={summarizeWords.workspace}
          className="flex min-h-0 min-w-0 flex-1 flex-col bg-canvas"
        >
          <ShownSummary hasRoom={hasRoom} />
        </main>
      </FileDropArea>
      {!hasRoom && isListOver && (
        <>
          <div aria-hidden className="absolute inset-0 z-10" onPointerDown={hideListOver} />
          <nav
            aria-label={summarizeWords.list.label}
            className="absolute inset-y-0 start-0 z-20 flex w-75 flex-col bg-chrome shadow-float"
          >
            <SummaryListPanel />
          </nav>
        </>
      )}
      <PasteDialog />
    </div>
  );
}
