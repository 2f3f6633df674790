import { Pencil, Trash2 } from 'lucide-react';
import type { MemoryEntry } from '../../../../../shared/api/translationMemory.ts';
import { writingDirection } from '../../../../../shared/languages.ts';
import { formatAge } from '../../../messages/numbers.ts';
import { memoryWords } from '../../../messages/translationMemory.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { pairName } from '../../../messages/languageNames.ts';
import { SegmentContent } from '../segments/SegmentContent.tsx';
import { shownText } from '../segments/segmentText.ts';
import { EntryEditor } from './EntryEditor.tsx';
import { deleteEntry } from './memoryActions.ts';
import { useMemory } from './memoryStore.ts';
import type { MemorySearch } from './memoryStore.ts';

const words = memoryWords;

type Searched = Exclude<MemorySearch, { status: 'off' }>;

/** Where the words were found: source, target, and where they were confirmed. */
export function MemoryEntries({ search: { status, query, entries } }: { search: Searched }) {
  return (
    <>
      <p role="status" className="px-5 pt-2 pb-1 text-status text-ink-3">
        {entries.length > 0
          ? words.found(entries.length)
          : status === 'searching'
            ? words.searching
            : words.nothingFound(query)}
      </p>
      <ul aria-label={words.entries}>
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
    </>
  );
}

function Entry({ entry }: { entry: MemoryEntry }) {
  const { id, from, to, source, target, origin, updatedAt } = entry;
  const isEditing = useMemory((state) => state.editingId === id);
  // A file that it came from may not say when.
  const age = updatedAt === 0 ? '' : formatAge(updatedAt);
  return (
    <li className="group grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_4.5rem] gap-x-5 border-b border-line/70 px-5 py-2 hover:bg-hover/60">
      <div lang={from} dir={writingDirection(from)} className="text-read break-words">
        <SegmentContent text={source} />
      </div>
      <div lang={to} dir={writingDirection(to)} className="text-read break-words">
        {isEditing ? <EntryEditor entry={entry} /> : <SegmentContent text={target} />}
      </div>
      <div className="flex items-start justify-end">
        <IconButton
          icon={Pencil}
          size="small"
          label={words.editNamed(shownText(source))}
          onClick={() => useMemory.setState({ editingId: id })}
        />
        <IconButton
          icon={Trash2}
          size="small"
          label={words.deleteNamed(shownText(source))}
          onClick={() => void deleteEntry(entry)}
        />
      </div>
      <p className="col-span-2 text-status text-ink-3">
        {[pairName(entry), origin, age].filter(Boolean).join(' · ')}
      </p>
    </li>
  );
}
