import { Braces, FileText, FileType, MessageSquare, ScrollText, Trash2 } from 'lucide-react';
import type { SummaryListItem } from '../../../../../shared/api/summarize.ts';
import { summarizeWords } from '../../../messages/summarize.ts';
import { MenuItem, MenuSeparator } from '../../../ui/Menu.tsx';
import { askAbout, exportDocx, exportSummary } from '../actions/taking.ts';
import { deleteSummary } from '../actions/summaryActions.ts';

const { list, out } = summarizeWords;

/** What can be done with one summary, in its context menu and in the menu of its header. */
export function SummaryMenuItems({ summary }: { summary: Pick<SummaryListItem, 'id' | 'title'> }) {
  const { id } = summary;
  return (
    <>
      <MenuItem icon={MessageSquare} onSelect={() => void askAbout(id)}>
        {out.ask}
      </MenuItem>
      <MenuSeparator />
      <ExportItems summaryId={id} />
      <MenuSeparator />
      <MenuItem icon={Trash2} isDangerous onSelect={() => void deleteSummary(summary)}>
        {list.delete}
      </MenuItem>
    </>
  );
}

/** A summary as a file, receipts included. */
export function ExportItems({ summaryId }: { summaryId: string }) {
  return (
    <>
      <MenuItem icon={FileText} onSelect={() => void exportSummary(summaryId, 'markdown')}>
        {out.markdown}
      </MenuItem>
      <MenuItem icon={FileType} onSelect={() => void exportDocx(summaryId)}>
        {out.docx}
      </MenuItem>
      <MenuItem icon={ScrollText} onSelect={() => void exportSummary(summaryId, 'text')}>
        {out.text}
      </MenuItem>
      <MenuItem icon={Braces} onSelect={() => void exportSummary(summaryId, 'json')}>
        {out.json}
      </MenuItem>
    </>
  );
}
