import { create } from 'zustand';
import { commands } from '../../../../shared/commands.ts';
import { isCommandEnabled, runCommand, shortcutOf } from '../../commands.ts';
import { matchText } from './matching.ts';
import type { Match } from './matching.ts';

export type PaletteItem = {
  id: string;
  title: string;
  /** Stands beside the title: which kind of thing this is. */
  group: string;
  shortcut?: string | null;
  run: () => void;
};

export type PaletteResult = PaletteItem & { match: Match };

type PaletteState = { status: 'closed' } | { status: 'open'; query: string; items: PaletteItem[] };

export const usePalette = create<PaletteState>(() => ({ status: 'closed' }));

const sources = new Set<() => PaletteItem[]>();

/** Adds things to find beside the commands, asked for each time the palette opens. */
export function registerPaletteSource(source: () => PaletteItem[]): () => void {
  sources.add(source);
  return () => sources.delete(source);
}

export function openPalette(): void {
  const items = [...commandItems(), ...[...sources].flatMap((source) => source())];
  usePalette.setState({ status: 'open', query: '', items }, true);
}

export function closePalette(): void {
  usePalette.setState({ status: 'closed' }, true);
}

/** The field still has the keyboard while the palette fades out: the same keys bring it back. */
export function togglePalette(): void {
  if (usePalette.getState().status === 'open') closePalette();
  else openPalette();
}

export function setPaletteQuery(query: string): void {
  usePalette.setState({ query });
}

/** Closes first: what runs may open something of its own. */
export function runPaletteItem(item: PaletteItem): void {
  closePalette();
  item.run();
}

function commandItems(): PaletteItem[] {
  return commands
    .filter(({ id }) => id !== 'view.palette' && isCommandEnabled(id))
    .map(({ id, title, group }) => ({
      id,
      title,
      group,
      shortcut: shortcutOf(id),
      run: () => void runCommand(id),
    }));
}

/** More than anybody reads; a library of ten thousand chats must not slow down typing. */
const shownLimit = 50;

/** Best matches first; without a query, everything in its own order. */
export function searchItems(items: readonly PaletteItem[], query: string): PaletteResult[] {
  return items
    .flatMap((item) => {
      const match = matchText(query, item.title);
      return match === null ? [] : [{ ...item, match }];
    })
    .toSorted((first, second) => second.match.score - first.match.score)
    .slice(0, shownLimit);
}
