import { describe, expect, test } from 'vitest';
import type { ChatEvent, Message } from '../../../../shared/api/chat.ts';
import { applyChatEvent, finishedBetween } from './openChat.ts';
import type { OpenChat } from './openChat.ts';
import { someConversation, someMessage } from './testCore.ts';

const conversation = someConversation();
const message = someMessage;

function snapshot(path: Message[], live: OpenChat['live'] = null): ChatEvent {
  return { type: 'snapshot', conversation, path, live };
}

function delta(messageId: string, text: string, channel: 'answer' | 'reasoning' = 'answer') {
  return { type: 'delta', messageId, channel, text } as const satisfies ChatEvent;
}

function replay(...events: ChatEvent[]): OpenChat {
  const chat = events.reduce<OpenChat | null>(applyChatEvent, null);
  if (chat === null) throw new Error('the conversation is gone');
  return chat;
}

const streamingReply = message('b', { status: 'streaming', text: 'Once' });

describe('applyChatEvent', () => {
  test('a snapshot shows the path, and the text so far of a running reply', () => {
    const chat = replay(snapshot([message('a'), streamingReply]));
    expect(chat.path).toEqual(['a', 'b']);
    expect(chat.streaming).toEqual({ b: { answer: 'Once', reasoning: '' } });
  });

  test('deltas go on from the text of the snapshot, each channel apart', () => {
    const chat = replay(
      snapshot([streamingReply]),
      delta('b', 'hm', 'reasoning'),
      delta('b', ' upon'),
      delta('b', ' a time'),
    );
    expect(chat.streaming['b']).toEqual({ answer: 'Once upon a time', reasoning: 'hm' });
  });

  test('a delta changes nothing but the one streaming entry', () => {
    const before = replay(snapshot([message('a'), streamingReply]));
    const after = applyChatEvent(before, delta('b', '!'));
    expect(after?.messages).toBe(before.messages);
    expect(after?.path).toBe(before.path);
  });

  test('a delta of a message that is not on the shown branch is left aside', () => {
    const before = replay(snapshot([message('a')]));
    expect(applyChatEvent(before, delta('elsewhere', 'x'))).toBe(before);
  });

  test('a finished reply replaces its streamed text and ends the live phase', () => {
    const chat = replay(
      snapshot([streamingReply], { messageId: 'b', phase: { phase: 'writing' } }),
      delta('b', ' upon'),
      { type: 'updated', message: message('b', { text: 'Once upon.' }) },
    );
    expect(chat.messages['b']?.text).toBe('Once upon.');
    expect(chat.streaming).toEqual({});
    expect(chat.live).toBeNull();
  });

  test('an update of a reply still being written carries its whole text', () => {
    const chat = replay(snapshot([streamingReply]), delta('b', ' upo'), {
      type: 'updated',
      message: message('b', { status: 'streaming', text: 'Once upon' }),
    });
    expect(chat.streaming['b']?.answer).toBe('Once upon');
  });

  test('messages are appended once, however often they are told', () => {
    const appended: ChatEvent = { type: 'appended', messages: [message('b'), message('c')] };
    const chat = replay(snapshot([message('a')]), appended, appended);
    expect(chat.path).toEqual(['a', 'b', 'c']);
  });

  test('a reply that has just begun waits until a phase is told', () => {
    const chat = replay(snapshot([message('a')]), { type: 'appended', messages: [streamingReply] });
    expect(chat.live).toEqual({ messageId: 'b', phase: { phase: 'waiting' } });
  });

  test('tells which reply an event has finished', () => {
    const live = { messageId: 'b', phase: { phase: 'writing' } } as const;
    const before = replay(snapshot([streamingReply], live));
    const during = applyChatEvent(before, delta('b', '!'));
    const after = applyChatEvent(during, { type: 'updated', message: message('b', { text: '!' }) });
    expect(finishedBetween(before, during)).toBeNull();
    expect(finishedBetween(during, after)?.text).toBe('!');
  });

  test('a snapshot after a reconnection replaces everything', () => {
    const chat = replay(
      snapshot([message('a'), streamingReply]),
      delta('b', ' upon'),
      snapshot([message('a'), message('d')]),
    );
    expect(chat.path).toEqual(['a', 'd']);
    expect(chat.streaming).toEqual({});
  });

  test('phases and conversation changes are taken as told', () => {
    const renamed = { ...conversation, title: 'Lease, second draft' };
    const chat = replay(
      snapshot([streamingReply]),
      { type: 'phase', messageId: 'b', phase: { phase: 'reading', done: 3, total: 9 } },
      { type: 'conversation', conversation: renamed },
    );
    expect(chat.live).toEqual({
      messageId: 'b',
      phase: { phase: 'reading', done: 3, total: 9 },
    });
    expect(chat.conversation.title).toBe('Lease, second draft');
  });

  test('a conversation in the trash is gone, and nothing but a snapshot brings it back', () => {
    const chat = replay(snapshot([message('a')]));
    expect(applyChatEvent(chat, { type: 'gone' })).toBeNull();
    expect(applyChatEvent(null, delta('a', 'x'))).toBeNull();
    expect(applyChatEvent(null, snapshot([message('a')]))?.path).toEqual(['a']);
  });
});
