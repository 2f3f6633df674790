// @vitest-environment happy-dom
import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { draftOf } from '../actions/drafts.ts';
import { connectTo } from '../../../connection/testCore.ts';
import type { Call } from '../../../connection/testCore.ts';
import { useChatStore } from '../chatStore.ts';
import { conversationId, openWith, someMessage } from '../testCore.ts';
import { Composer } from './Composer.tsx';

afterEach(cleanup);

let calls: Call[] = [];
let composer: HTMLTextAreaElement;

function showComposer(): void {
  render(<Composer conversationId={conversationId} />);
  composer = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' });
}

const sent = (): Call[] => calls.filter(({ method }) => method === 'chat.send');

beforeEach(() => {
  calls = connectTo({});
  openWith([someMessage('q', { role: 'user', text: 'Why?' }), someMessage('a')]);
});

test('Enter sends, Shift+Enter breaks the line', async () => {
  showComposer();
  await userEvent.type(composer, 'one{Shift>}{Enter}{/Shift}two');
  expect(composer.value).toBe('one\ntwo');
  expect(sent()).toHaveLength(0);
  await userEvent.type(composer, '{Enter}');
  expect(sent()).toHaveLength(1);
  expect(composer.value).toBe('');
});

test('Enter that ends a word of an input method does not send', () => {
  showComposer();
  fireEvent.change(composer, { target: { value: 'にほん' } });
  fireEvent.keyDown(composer, { key: 'Enter', isComposing: true });
  expect(sent()).toHaveLength(0);
});

test('the up arrow edits the last own message, but only from an empty composer', () => {
  showComposer();
  fireEvent.change(composer, { target: { value: 'half a thought' } });
  fireEvent.keyDown(composer, { key: 'ArrowUp' });
  expect(useChatStore.getState().editingMessageId).toBeNull();
  fireEvent.change(composer, { target: { value: '' } });
  fireEvent.keyDown(composer, { key: 'ArrowUp' });
  expect(useChatStore.getState().editingMessageId).toBe('q');
});

function paste(text: string): Event {
  const event = createEvent.paste(composer, {
    clipboardData: { files: [], getData: () => text },
  });
  fireEvent(composer, event);
  return event;
}

test('a long paste becomes a file; when that fails, its text is in the composer', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no network')));
  showComposer();
  const book = 'word '.repeat(40_000);
  expect(paste(book).defaultPrevented).toBe(true);
  expect(draftOf(conversationId).arriving).toHaveLength(1);
  await vi.waitFor(() => expect(draftOf(conversationId).text).toBe(book));
  expect(draftOf(conversationId).arriving).toHaveLength(0);
  vi.unstubAllGlobals();
});

test('a short paste is left to the browser', () => {
  showComposer();
  expect(paste('a sentence').defaultPrevented).toBe(false);
});
