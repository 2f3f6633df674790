import { models } from '../../messages/models.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LibraryTools } from './LibraryTools.tsx';
import { arrange, useLibraryView } from './libraryView.ts';
import { ModelTable } from './ModelTable.tsx';
import { useLibrary } from './modelsStore.ts';

/** Fewer are seen at a glance. */
const fewest = 4;

/** The table of models; with tools to find one as soon as there are some. */
export function Library() {
  const library = useLibrary();
  const view = useLibraryView();
  const hasTools = library.length >= fewest || view.query !== '' || view.filter !== 'all';
  const shown = arrange(library, view);
  return (
    <>
      {hasTools && <LibraryTools shown={shown.length} total={library.length} />}
      {shown.length > 0 ? (
        <ModelTable library={shown} />
      ) : (
        <EmptyState
          title={models.library.nothing}
          body={models.library.nothingBody}
          actions={
            <Button onClick={() => useLibraryView.setState({ query: '', filter: 'all' })}>
              {models.library.showAll}
            </Button>
          }
        />
      )}
    </>
  );
}
