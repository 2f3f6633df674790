import { FilePlus2 } from 'lucide-react';
import { runCommand, shortcutOf } from '../../../commands.ts';
import { summarizeWords } from '../../../messages/summarize.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { focusFirstResult } from '../../../ui/SearchResults.tsx';
import { searchSummaries } from '../actions/searching.ts';
import { openSummary } from '../actions/watching.ts';
import { useSummarize } from '../summarizeStore.ts';
import { SummaryList } from './SummaryList.tsx';
import { searchFieldId, SummarySearchResults } from './SummarySearchResults.tsx';

const words = summarizeWords.list;

/** Search, new, and the summaries there are. */
export function SummaryListPanel() {
  const search = useSummarize((state) => state.search);
  const [first] = search.status === 'off' ? [] : search.hits;
  return (
    <>
      <div className="flex h-11 shrink-0 items-center gap-1 ps-3 pe-2">
        <SearchField
          id={searchFieldId}
          label={words.search}
          query={search.status === 'off' ? '' : search.query}
          shortcut={shortcutOf('summarize.search')}
          onSearch={searchSummaries}
          {...(first !== undefined && { onEnter: () => openSummary(first.summaryId) })}
          onArrowDown={focusFirstResult}
        />
        <IconButton
          icon={FilePlus2}
          label={words.new}
          shortcut={shortcutOf('summarize.new')}
          onClick={() => runCommand('summarize.new')}
        />
      </div>
      {search.status === 'off' ? <SummaryList /> : <SummarySearchResults search={search} />}
    </>
  );
}
