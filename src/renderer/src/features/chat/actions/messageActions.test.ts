// @vitest-environment happy-dom
import { beforeEach, expect, test } from 'vitest';
import { AppError } from '../../../../../shared/errors.ts';
import { connectTo } from '../../../connection/testCore.ts';
import { useChatStore } from '../chatStore.ts';
import { conversationId, openWith, someMessage } from '../testCore.ts';
import { draftOf, writeDraft } from './drafts.ts';
import { sendDraft, stopReply, walkBranches } from './messageActions.ts';

beforeEach(() => openWith([]));

test('a sent draft leaves the composer', async () => {
  const calls = connectTo({});
  writeDraft(conversationId, 'Hello');
  await sendDraft();
  expect(calls).toEqual([
    { method: 'chat.send', input: { conversationId, text: 'Hello', attachmentIds: [] } },
  ]);
  expect(draftOf(conversationId).text).toBe('');
});

test('a refused draft stays, with the reason', async () => {
  const numbers = { promptTokens: 5_000, contextSize: 4_096 };
  connectTo({
    'chat.send': () => {
      throw new AppError('message-too-long', numbers);
    },
  });
  writeDraft(conversationId, 'Hello');
  await sendDraft();
  expect(draftOf(conversationId).text).toBe('Hello');
  expect(useChatStore.getState().sending).toMatchObject({
    status: 'refused',
    error: { code: 'message-too-long', details: numbers },
  });
});

test('what is typed while a draft is on its way is not lost', async () => {
  connectTo({ 'chat.send': () => writeDraft(conversationId, 'Hello, and') });
  writeDraft(conversationId, 'Hello');
  await sendDraft();
  expect(draftOf(conversationId).text).toBe('Hello, and');
});

test.each(['', '  \n '])('a draft of nothing (%j) is not sent', async (text) => {
  const calls = connectTo({});
  writeDraft(conversationId, text);
  await sendDraft();
  expect(calls).toEqual([]);
});

test('while a reply is written nothing is sent, and Stop is acknowledged at once', async () => {
  openWith([someMessage('a', { status: 'streaming' })]);
  useChatStore.setState((state) =>
    state.open.status === 'open'
      ? {
          open: {
            ...state.open,
            chat: { ...state.open.chat, live: { messageId: 'a', phase: { phase: 'writing' } } },
          },
        }
      : {},
  );
  const calls = connectTo({});
  writeDraft(conversationId, 'Hello');
  await sendDraft();
  stopReply();
  expect(useChatStore.getState().stoppingId).toBe(conversationId);
  expect(calls).toEqual([{ method: 'chat.stop', input: { conversationId } }]);
});

test('versions are walked one by one, and not past the last', () => {
  const calls = connectTo({});
  const second = someMessage('b', { siblingIds: ['a', 'b'] });
  walkBranches(second, -1);
  walkBranches(second, 1);
  expect(calls).toEqual([{ method: 'chat.selectBranch', input: { messageId: 'a' } }]);
});
