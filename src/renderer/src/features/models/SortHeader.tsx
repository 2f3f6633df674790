import { ArrowDown, ArrowUp } from 'lucide-react';
import { models } from '../../messages/models.ts';
import { classNames } from '../../ui/classNames.ts';
import { sortBy, useLibraryView } from './libraryView.ts';
import type { SortColumn } from './libraryView.ts';

/** The head of a column, which sorts by it. */
export function SortHeader({ column, className }: { column: SortColumn; className: string }) {
  const sort = useLibraryView((view) => (view.sort?.column === column ? view.sort : null));
  const Icon = sort?.isDescending ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={sort ? (sort.isDescending ? 'descending' : 'ascending') : 'none'}
      className={classNames('px-2', className)}
    >
      <button
        type="button"
        className="inline-flex items-center gap-1 rounded-sm hover:text-ink"
        onClick={() => sortBy(column)}
      >
        {models.columns[column]}
        {sort && <Icon size={12} strokeWidth={2} aria-hidden />}
      </button>
    </th>
  );
}
