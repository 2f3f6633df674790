import { Ellipsis, PanelLeft } from 'lucide-react';
import { summarizeWords } from '../../messages/summarize.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { SummaryMenuItems } from './list/SummaryMenuItems.tsx';
import { toggleListOver } from './panels.ts';
import { selectOpen, useSummarize } from './summarizeStore.ts';

const { header, list } = summarizeWords;

/** The document's name, and the ways out of the summary. */
export function SummaryHeader({ isListHidden }: { isListHidden: boolean }) {
  const summary = useSummarize((state) => selectOpen(state)?.summary ?? null);
  const title = summary === null ? list.new : summary.title;
  return (
    <header className="flex h-11 shrink-0 items-center gap-1 border-b border-line ps-3 pe-2">
      {isListHidden && (
        <IconButton icon={PanelLeft} label={header.showList} onClick={toggleListOver} />
      )}
      <h1 dir="auto" title={title} className="min-w-0 flex-1 truncate px-2 text-ui font-medium">
        {title === '' ? list.untitled : title}
      </h1>
      {summary !== null && (
        <Menu trigger={<IconButton icon={Ellipsis} label={header.more} />}>
          <SummaryMenuItems summary={summary} />
        </Menu>
      )}
    </header>
  );
}
