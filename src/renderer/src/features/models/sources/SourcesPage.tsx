import { FolderSearch } from 'lucide-react';
import { modelSources } from '../../../messages/modelSources.ts';
import { Button } from '../../../ui/Button.tsx';
import { Section } from '../../downloads/Section.tsx';
import { AddFolderForm } from './AddFolderForm.tsx';
import { FolderRow } from './FolderRow.tsx';
import { ProgramRow } from './ProgramRow.tsx';
import { ScanProgress } from './ScanProgress.tsx';
import { findPrograms, useSources } from './sourcesStore.ts';

const { folders, programs } = modelSources;

/** Where models are found: folders of the person's own, and the places of other programs. */
export function SourcesPage() {
  const view = useSources((state) => state.view);
  if (view === null) return null;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-220 flex-col gap-8 px-6 py-6">
        {view.scan && <ScanProgress scan={view.scan} />}
        <Section title={folders.title} description={folders.description}>
          <AddFolderForm />
          {view.folders.length === 0 ? (
            <p className="text-small text-ink-3">{folders.empty}</p>
          ) : (
            <ul className="border-t border-line">
              {view.folders.map((folder) => (
                <FolderRow key={folder.id} folder={folder} />
              ))}
            </ul>
          )}
        </Section>
        <Section title={programs.title} description={programs.description}>
          <Button
            className="mb-3"
            icon={<FolderSearch size={16} strokeWidth={1.75} aria-hidden />}
            onClick={findPrograms}
          >
            {programs.find}
          </Button>
          <ul className="border-t border-line">
            {view.programs.map((places) => (
              <ProgramRow key={places.program} places={places} />
            ))}
          </ul>
        </Section>
      </div>
    </div>
  );
}
