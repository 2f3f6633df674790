import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { commands } from '../../shared/commands.ts';
import { accelerator, menuTemplate } from './menu.ts';

function itemsOf(template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap(({ submenu }) => (Array.isArray(submenu) ? submenu : []));
}

test('every command is in the menu once, and runs by its id', () => {
  const ran: string[] = [];
  const items = itemsOf(menuTemplate('linux', (id) => ran.push(id)));
  const own = items.filter((item) => item.id !== undefined);
  expect(new Set(own.map((item) => item.id))).toEqual(
    new Set(commands.map((command) => command.id)),
  );
  expect(own).toHaveLength(commands.length);
  for (const item of own) (item.click as () => void)();
  expect(ran).toEqual(own.map((item) => item.id));
});

test('keys are shown, and left to the page', () => {
  const items = itemsOf(menuTemplate('linux', () => undefined));
  const newChat = items.find((item) => item.id === 'chat.new');
  expect(newChat).toMatchObject({
    accelerator: 'CommandOrControl+N',
    registerAccelerator: false,
  });
});

test.each([
  ['$mod+Shift+r', 'CommandOrControl+Shift+R'],
  ['$mod+Alt+ArrowDown', 'CommandOrControl+Alt+Down'],
  ['$mod+,', 'CommandOrControl+,'],
  ['Escape', 'Escape'],
  ['F2', 'F2'],
])('%s is %s to Electron', (keys, expected) => {
  expect(accelerator(keys)).toBe(expected);
});

test('macOS has its application menu, the others quit from the first one', () => {
  expect(menuTemplate('darwin', () => undefined)[0]).toEqual({ role: 'appMenu' });
  const [chat] = menuTemplate('linux', () => undefined);
  expect(chat?.submenu).toContainEqual({ role: 'quit' });
});
