import { glossaryWords } from '../../../messages/glossaries.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { GlossaryDialog } from './GlossaryDialog.tsx';
import { GlossaryList } from './GlossaryList.tsx';
import { GlossaryTerms } from './GlossaryTerms.tsx';
import { selectShown, useGlossaries } from './glossariesStore.ts';
import { TermDialog } from './TermDialog.tsx';
import { WaysIn } from './WaysIn.tsx';

const words = glossaryWords;

/** The glossaries, and the terms of one. */
export function GlossariesView() {
  const isKnown = useGlossaries((state) => state.glossaries !== null);
  const isEmpty = useGlossaries((state) => state.glossaries?.length === 0);
  const shown = useGlossaries(selectShown);
  if (!isKnown) return <div className="flex-1" aria-busy />;
  return (
    <>
      {isEmpty ? (
        <EmptyState title={words.emptyTitle} body={words.empty} actions={<WaysIn />} />
      ) : (
        <div className="flex min-h-0 flex-1">
          <GlossaryList />
          {shown !== null && <GlossaryTerms key={shown.id} glossary={shown} />}
        </div>
      )}
      <GlossaryDialog />
      <TermDialog />
    </>
  );
}
