import { models } from '../../messages/models.ts';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useLibraryView } from './libraryView.ts';

const texts = models.library;
const filters = (['all', 'favourites', 'fitting', 'missing'] as const).map((value) => ({
  value,
  label: texts.filters[value],
}));

/** Search and filter above the table, and how many are left. */
export function LibraryTools({ shown, total }: { shown: number; total: number }) {
  const { query, filter } = useLibraryView();
  return (
    <div role="search" className="flex items-center gap-2 border-b border-line px-5 py-2">
      <TextField
        type="search"
        label={texts.search}
        isLabelHidden
        placeholder={texts.search}
        value={query}
        onChange={(typed) => useLibraryView.setState({ query: typed })}
        className="max-w-90 flex-1"
      />
      <Select
        label={texts.filter}
        isLabelHidden
        value={filter}
        options={filters}
        onChange={(chosen) => useLibraryView.setState({ filter: chosen })}
        className="w-40"
      />
      <p role="status" className="figures ms-auto text-small whitespace-nowrap text-ink-3">
        {shown === total ? texts.count(total) : texts.found(shown, total)}
      </p>
    </div>
  );
}
