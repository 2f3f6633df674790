// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { AppError } from '../../../../../shared/errors.ts';
import { connectTo } from '../../../connection/testCore.ts';
import { conversationId, openWith, someConversation } from '../testCore.ts';
import { adoptDraft, draftOf, flushDraft, writeDraft } from './drafts.ts';

beforeEach(() => {
  vi.useFakeTimers();
  openWith([]);
});
afterEach(() => vi.useRealTimers());

const saved = { conversationId, attachmentIds: [] };
const kept = (text: string) => someConversation({ draft: { text, attachments: [] } });

test('what is typed is saved once it rests', async () => {
  const calls = connectTo({});
  writeDraft(conversationId, 'De');
  await vi.advanceTimersByTimeAsync(300);
  writeDraft(conversationId, 'Dear');
  await vi.advanceTimersByTimeAsync(399);
  expect(calls).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(calls).toEqual([{ method: 'chat.saveDraft', input: { ...saved, text: 'Dear' } }]);
  expect(draftOf(conversationId).isSaved).toBe(true);
});

test('leaving saves at once, and only what is not saved yet', async () => {
  const calls = connectTo({});
  writeDraft(conversationId, 'Dear');
  flushDraft();
  flushDraft();
  await vi.runAllTimersAsync();
  expect(calls).toHaveLength(1);
});

test("the core's copy is taken unless something newer is here", () => {
  connectTo({});
  adoptDraft(kept('from another window'));
  expect(draftOf(conversationId).text).toBe('from another window');
  writeDraft(conversationId, 'mine');
  adoptDraft(kept('from another window'));
  expect(draftOf(conversationId).text).toBe('mine');
});

test('a draft written without a connection is saved when the core is back', async () => {
  connectTo({
    'chat.saveDraft': () => {
      throw new AppError('disconnected');
    },
  });
  writeDraft(conversationId, 'Dear');
  await vi.runAllTimersAsync();
  expect(draftOf(conversationId).isSaved).toBe(false);

  const calls = connectTo({});
  adoptDraft(kept(''));
  await vi.runAllTimersAsync();
  expect(calls).toEqual([{ method: 'chat.saveDraft', input: { ...saved, text: 'Dear' } }]);
  expect(draftOf(conversationId)).toMatchObject({ text: 'Dear', isSaved: true });
});
