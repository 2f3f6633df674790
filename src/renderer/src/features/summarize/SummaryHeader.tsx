import { Copy, Download, Ellipsis, MessageSquare, PanelLeft } from 'lucide-react';
import { summarizeWords } from '../../messages/summarize.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { askAbout, copySummary } from './actions/taking.ts';
import { ExportItems, SummaryMenuItems } from './list/SummaryMenuItems.tsx';
import { toggleListOver } from './panels.ts';
import { selectOpen, useSummarize } from './summarizeStore.ts';

const { header, list, out } = summarizeWords;
const iconSize = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;

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
        <>
          <WaysOut summaryId={summary.id} />
          <Menu trigger={<IconButton icon={Ellipsis} label={header.more} />}>
            <SummaryMenuItems summary={summary} />
          </Menu>
        </>
      )}
    </header>
  );
}

function WaysOut({ summaryId }: { summaryId: string }) {
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        icon={<MessageSquare {...iconSize} />}
        onClick={() => void askAbout(summaryId)}
      >
        {out.ask}
      </Button>
      <Menu
        trigger={
          <Button size="small" variant="quiet" icon={<Copy {...iconSize} />}>
            {out.copy}
          </Button>
        }
      >
        <MenuItem onSelect={() => void copySummary(summaryId, true)}>{out.copyWith}</MenuItem>
        <MenuItem onSelect={() => void copySummary(summaryId, false)}>{out.copyPlain}</MenuItem>
      </Menu>
      <Menu
        trigger={
          <Button size="small" variant="quiet" icon={<Download {...iconSize} />}>
            {out.export}
          </Button>
        }
      >
        <ExportItems summaryId={summaryId} />
      </Menu>
    </>
  );
}
