import type { MenuItemConstructorOptions } from 'electron';
import { commands } from '../../shared/commands.ts';
import type { CommandId } from '../../shared/commands.ts';

type Group = (typeof commands)[number]['group'];

/** The desktop menu: our commands by group, and what each system expects beside them. */
export function menuTemplate(
  platform: NodeJS.Platform,
  run: (id: CommandId) => void,
): MenuItemConstructorOptions[] {
  return [
    ...(platform === 'darwin' ? [{ role: 'appMenu' } as const] : []),
    { label: 'Chat', submenu: [...groupItems('Chat', run), separator, closing(platform)] },
    { role: 'editMenu' },
    { label: 'View', submenu: [...groupItems('View', run), separator, ...zoomItems] },
    { label: 'Summarize', submenu: groupItems('Summarize', run) },
    { label: 'Translate', submenu: groupItems('Translate', run) },
    { label: 'Adapters', submenu: groupItems('Adapters', run) },
    { label: 'Models', submenu: groupItems('Models', run) },
    { role: 'windowMenu' },
  ];
}

function groupItems(group: Group, run: (id: CommandId) => void): MenuItemConstructorOptions[] {
  return commands
    .filter((command) => command.group === group)
    .map(({ id, title, keys }) => ({
      id,
      label: title,
      click: () => run(id),
      // Shown only: the page hears its keys itself, and knows which of them apply at the moment.
      registerAccelerator: false,
      ...(keys === null ? {} : { accelerator: accelerator(keys) }),
    }));
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

const zoomItems: MenuItemConstructorOptions[] = [
  { role: 'resetZoom' },
  { role: 'zoomIn' },
  { role: 'zoomOut' },
  separator,
  { role: 'togglefullscreen' },
];

function closing(platform: NodeJS.Platform): MenuItemConstructorOptions {
  return { role: platform === 'darwin' ? 'close' : 'quit' };
}

const electronKeys: Record<string, string> = {
  $mod: 'CommandOrControl',
  ArrowDown: 'Down',
  ArrowUp: 'Up',
};

/** From tinykeys' notation (`$mod+Shift+r`) to Electron's (`CommandOrControl+Shift+R`). */
export function accelerator(keys: string): string {
  return keys
    .split('+')
    .map((key) => electronKeys[key] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join('+');
}
