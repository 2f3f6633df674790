import { translateWords } from '../../messages/translate.ts';
import { WorkspaceHeader } from '../../ui/WorkspaceHeader.tsx';
import { TextView } from './text/TextView.tsx';
import './translate.css';

/** Typed texts, sentence by sentence. */
export function TranslateWorkspace() {
  return (
    <main
      aria-label={translateWords.workspace}
      className="flex min-h-0 min-w-0 flex-1 flex-col bg-canvas"
    >
      <WorkspaceHeader title={translateWords.workspace} />
      <TextView />
    </main>
  );
}
