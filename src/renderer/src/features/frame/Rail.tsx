import {
  Cpu,
  Languages,
  Layers,
  MessageSquare,
  ScrollText,
  Settings as Cog,
  Trash2,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { CommandId } from '../../../../shared/commands.ts';
import { runCommand, shortcutOf } from '../../commands.ts';
import { frame } from '../../messages/frame.ts';
import { classNames } from '../../ui/classNames.ts';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { selectRunning, useSummarize } from '../summarize/summarizeStore.ts';
import { isUnfinished, selectFiles, useFiles } from '../translate/files/filesStore.ts';
import { useFrame } from './frameStore.ts';
import type { Workspace } from './frameStore.ts';

type Entry = { workspace: Workspace; command: CommandId; icon: LucideIcon };

const work: Entry[] = [
  { workspace: 'chat', command: 'view.chat', icon: MessageSquare },
  { workspace: 'summarize', command: 'view.summarize', icon: ScrollText },
  { workspace: 'translate', command: 'view.translate', icon: Languages },
  { workspace: 'adapters', command: 'view.adapters', icon: Layers },
  { workspace: 'models', command: 'view.models', icon: Cpu },
];
const rest: Entry[] = [
  { workspace: 'trash', command: 'view.trash', icon: Trash2 },
  { workspace: 'settings', command: 'view.settings', icon: Cog },
];

/** The workspaces, at the edge of the window. */
export function Rail() {
  return (
    <nav
      aria-label={frame.rail}
      className="flex w-13 shrink-0 flex-col items-center justify-between border-e border-line py-2"
    >
      <Entries entries={work} />
      <Entries entries={rest} />
    </nav>
  );
}

function Entries({ entries }: { entries: Entry[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {entries.map((entry) => (
        <li key={entry.workspace}>
          <RailButton {...entry} />
        </li>
      ))}
    </ul>
  );
}

function RailButton({ workspace, command, icon: Icon }: Entry) {
  const isCurrent = useFrame((state) => state.workspace === workspace);
  const isSummarizing = useSummarize((state) => selectRunning(state) !== null);
  const isTranslating = useFiles((state) => selectFiles(state).some(isUnfinished));
  const isBusy =
    (workspace === 'summarize' && isSummarizing) || (workspace === 'translate' && isTranslating);
  const name = frame.workspaces[workspace];
  const label = isBusy ? frame.busy(name) : name;
  return (
    <Tooltip label={label} shortcut={shortcutOf(command)} side="inline-end">
      <button
        type="button"
        aria-label={label}
        aria-current={isCurrent ? 'page' : undefined}
        onClick={() => runCommand(command)}
        className={classNames(
          'relative flex size-9 items-center justify-center rounded-lg transition-colors',
          isCurrent
            ? 'bg-accent-soft text-accent-text'
            : 'text-ink-3 hover:bg-hover hover:text-ink',
        )}
      >
        <Icon size={18} strokeWidth={1.75} aria-hidden />
        {isBusy && (
          <span
            aria-hidden
            className="absolute end-1 top-1 size-2 animate-pulse rounded-full bg-accent ring-2 ring-chrome"
          />
        )}
      </button>
    </Tooltip>
  );
}
