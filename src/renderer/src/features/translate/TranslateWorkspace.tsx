import type { ComponentType } from 'react';
import { translateWords as words } from '../../messages/translate.ts';
import { SegmentedControl } from '../../ui/SegmentedControl.tsx';
import { WorkspaceHeader } from '../../ui/WorkspaceHeader.tsx';
import { FilesView } from './files/FilesView.tsx';
import { GlossariesView } from './glossaries/GlossariesView.tsx';
import { MemoryView } from './memory/MemoryView.tsx';
import { showPage } from './showPage.ts';
import { TextView } from './text/TextView.tsx';
import './translate.css';
import { useTranslate } from './translateStore.ts';
import type { TranslatePage } from './translateStore.ts';

const pages: Record<TranslatePage, ComponentType> = {
  text: TextView,
  files: FilesView,
  glossaries: GlossariesView,
  memory: MemoryView,
};
const pageOptions = (['text', 'files', 'glossaries', 'memory'] as const).map((value) => ({
  value,
  label: words.pages[value],
}));

/** Typed texts and files, and what they are translated by: glossaries and the memory. */
export function TranslateWorkspace() {
  const page = useTranslate((state) => state.page);
  const Page = pages[page];
  return (
    <main aria-label={words.workspace} className="flex min-h-0 min-w-0 flex-1 flex-col bg-canvas">
      <WorkspaceHeader
        title={words.workspace}
        actions={
          <SegmentedControl
            label={words.pages.label}
            value={page}
            options={pageOptions}
            onChange={showPage}
          />
        }
      />
      <Page />
    </main>
  );
}
