// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { menuCommandKey } from '../../shared/desktop.ts';
import {
  bindShortcuts,
  isCommandEnabled,
  listenToMenu,
  registerCommands,
  runCommand,
} from './commands.ts';

const undo: (() => void)[] = [];
afterEach(() => {
  for (const step of undo.splice(0)) step();
  document.body.replaceChildren();
});

function press(key: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const always = { key, code: `Key${key}`, bubbles: true, cancelable: true };
  const event = new KeyboardEvent('keydown', { ...always, ...init });
  document.body.dispatchEvent(event);
  return event;
}

function post(data: unknown, source: Window | null): void {
  window.dispatchEvent(new MessageEvent('message', { data, source }));
}

test('a command without a handler is not enabled and does nothing', () => {
  expect(isCommandEnabled('chat.stop')).toBe(false);
  expect(runCommand('chat.stop')).toBe(false);
});

test('the latest handler acts until it is taken away', () => {
  const first = vi.fn();
  const second = vi.fn();
  undo.push(registerCommands({ 'chat.pin': first }));
  const takeAway = registerCommands({ 'chat.pin': second });
  runCommand('chat.pin');
  takeAway();
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
  expect(runCommand('chat.pin')).toBe(false);
});

test('a shortcut runs its command and is kept from the browser', () => {
  const run = vi.fn();
  undo.push(registerCommands({ 'view.palette': run }), bindShortcuts(window));
  const event = press('k', { ctrlKey: true });
  expect(run).toHaveBeenCalledOnce();
  expect(event.defaultPrevented).toBe(true);
});

test('a disabled command leaves its key alone', () => {
  const run = vi.fn();
  undo.push(
    registerCommands({ 'chat.stop': { run, isEnabled: () => false } }),
    bindShortcuts(window),
  );
  expect(press('Escape').defaultPrevented).toBe(false);
  expect(run).not.toHaveBeenCalled();
});

test('Escape belongs to an open popup first', () => {
  const run = vi.fn();
  undo.push(registerCommands({ 'chat.stop': run }), bindShortcuts(window));
  const popup = document.createElement('div');
  popup.dataset['popup'] = '';
  document.body.append(popup);
  press('Escape');
  expect(run).not.toHaveBeenCalled();
  popup.remove();
  press('Escape');
  expect(run).toHaveBeenCalledOnce();
});

test('the menu runs known commands, and only when the message is from this window', () => {
  const run = vi.fn();
  undo.push(registerCommands({ 'view.models': run }));
  listenToMenu(window);
  post({ [menuCommandKey]: 'view.models' }, null);
  post({ [menuCommandKey]: 'no.such' }, window);
  expect(run).not.toHaveBeenCalled();
  post({ [menuCommandKey]: 'view.models' }, window);
  expect(run).toHaveBeenCalledOnce();
});
