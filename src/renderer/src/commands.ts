import { tinykeys } from 'tinykeys';
import { commands } from '../../shared/commands.ts';
import type { CommandId } from '../../shared/commands.ts';
import { menuCommandKey } from '../../shared/desktop.ts';

type CommandHandler = {
  run: () => void;
  /** Absent: always. */
  isEnabled?: () => boolean;
};

const handlers = new Map<CommandId, CommandHandler>();

/** Gives commands their actions; returns what takes them away again. The latest handler acts. */
export function registerCommands(
  added: Partial<Record<CommandId, CommandHandler | (() => void)>>,
): () => void {
  const entries = Object.entries(added).map(
    ([id, handler]) =>
      [id as CommandId, typeof handler === 'function' ? { run: handler } : handler] as const,
  );
  for (const [id, handler] of entries) handlers.set(id, handler);
  return () => {
    for (const [id, handler] of entries) {
      if (handlers.get(id) === handler) handlers.delete(id);
    }
  };
}

export function isCommandEnabled(id: CommandId): boolean {
  const handler = handlers.get(id);
  return handler !== undefined && (handler.isEnabled?.() ?? true);
}

/** Runs the command, or does nothing while it is not enabled. Tells which. */
export function runCommand(id: CommandId): boolean {
  const handler = handlers.get(id);
  if (handler === undefined || !isCommandEnabled(id)) return false;
  handler.run();
  return true;
}

/** Browsers keep Ctrl/Cmd+N for themselves: the page never hears it. */
const keysInBrowser: Partial<Record<CommandId, string>> = { 'chat.new': '$mod+Alt+KeyN' };

/** The shortcut that works in this window, in tinykeys' notation. */
export function shortcutOf(id: CommandId): string | null {
  const inBrowser = window.alcove === undefined ? keysInBrowser[id] : undefined;
  return inBrowser ?? commands.find((command) => command.id === id)?.keys ?? null;
}

/** Binds every shortcut to its command; returns what unbinds them. */
export function bindShortcuts(target: Window): () => void {
  const bindings: Record<string, (event: KeyboardEvent) => void> = {};
  for (const { id } of commands) {
    const keys = shortcutOf(id);
    if (keys === null) continue;
    bindings[keys] = (event) => {
      if (runCommand(id)) event.preventDefault();
    };
  }
  return tinykeys(target, bindings, { ignore: isTakenElsewhere });
}

/** A key that an input method, a field or an open popup has a use for is not a shortcut as well. */
function isTakenElsewhere(event: KeyboardEvent): boolean {
  return event.defaultPrevented || event.isComposing || event.repeat || isPopupOpen(event.key);
}

/**
 * Popups of `ui/` carry the mark until they have left the screen. A closing one takes nothing but
 * the Escape that closes it.
 */
function isPopupOpen(key: string): boolean {
  const popup = key === 'Escape' ? '[data-popup]' : '[data-popup]:not([data-closed])';
  return document.querySelector(popup) !== null;
}

/** Runs what is chosen in the desktop window's menu. */
export function listenToMenu(target: Window): void {
  target.addEventListener('message', (event) => {
    if (event.source !== target) return;
    const id = menuCommandId(event.data);
    if (id !== null) runCommand(id);
  });
}

function menuCommandId(data: unknown): CommandId | null {
  if (typeof data !== 'object' || data === null || !(menuCommandKey in data)) return null;
  const chosen = data[menuCommandKey];
  return commands.find(({ id }) => id === chosen)?.id ?? null;
}
