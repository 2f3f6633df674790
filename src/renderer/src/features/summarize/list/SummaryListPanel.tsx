import { FilePlus2 } from 'lucide-react';
import { runCommand, shortcutOf } from '../../../commands.ts';
import { summarizeWords } from '../../../messages/summarize.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { searchSummaries } from '../actions/searching.ts';
import { useSummarize } from '../summarizeStore.ts';
import { SummaryList } from './SummaryList.tsx';

const words = summarizeWords.list;

export const searchFieldId = 'summary-search';

/** Search, new, and the summaries there are. */
export function SummaryListPanel() {
  const query = useSummarize((state) => state.query);
  return (
    <>
      <div className="flex h-11 shrink-0 items-center gap-1 ps-3 pe-2">
        <SearchField
          id={searchFieldId}
          label={words.search}
          query={query}
          shortcut={shortcutOf('summarize.search')}
          onSearch={searchSummaries}
        />
        <IconButton
          icon={FilePlus2}
          label={words.new}
          shortcut={shortcutOf('summarize.new')}
          onClick={() => runCommand('summarize.new')}
        />
      </div>
      <SummaryList />
    </>
  );
}
