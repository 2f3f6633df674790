import { Trash2 } from 'lucide-react';
import type { SummaryListItem } from '../../../../../shared/api/summarize.ts';
import { summarizeWords } from '../../../messages/summarize.ts';
import { MenuItem } from '../../../ui/Menu.tsx';
import { deleteSummary } from '../actions/summaryActions.ts';

/** What can be done with one summary, in its context menu and in the menu of its header. */
export function SummaryMenuItems({ summary }: { summary: Pick<SummaryListItem, 'id' | 'title'> }) {
  return (
    <MenuItem icon={Trash2} isDangerous onSelect={() => void deleteSummary(summary)}>
      {summarizeWords.list.delete}
    </MenuItem>
  );
}
