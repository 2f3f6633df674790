import { describe, expect, test } from 'vitest';
import type { ConversationSummary } from '../../../../shared/api/chat.ts';
import { applyConversationsEvent, groupConversations, neighbourOf } from './conversations.ts';

function summary(id: string, changes: Partial<ConversationSummary> = {}): ConversationSummary {
  return {
    id,
    title: id,
    isPinned: false,
    isReplying: false,
    createdAt: 0,
    updatedAt: 0,
    ...changes,
  };
}

const noon = new Date(2026, 10, 26, 12).getTime();
const hour = 3_600_000;

describe('applyConversationsEvent', () => {
  test('keeps the newest first and replaces what changed', () => {
    const first = applyConversationsEvent([], {
      type: 'snapshot',
      conversations: [summary('a', { updatedAt: 1 }), summary('b', { updatedAt: 2 })],
    });
    expect(first.map((entry) => entry.id)).toEqual(['b', 'a']);
    const second = applyConversationsEvent(first, {
      type: 'changed',
      conversation: summary('a', { updatedAt: 3, title: 'renamed' }),
    });
    expect(second.map((entry) => entry.title)).toEqual(['renamed', 'b']);
    const third = applyConversationsEvent(second, { type: 'removed', id: 'a' });
    expect(third.map((entry) => entry.id)).toEqual(['b']);
  });
});

describe('groupConversations', () => {
  test.each([
    ['pinned', { isPinned: true, updatedAt: 0 }],
    ['today', { updatedAt: noon - 11 * hour }],
    ['yesterday', { updatedAt: noon - 13 * hour }],
    ['lastSevenDays', { updatedAt: noon - 4 * 24 * hour }],
    ['older', { updatedAt: noon - 30 * 24 * hour }],
  ])('%s', (name, changes) => {
    const groups = groupConversations([summary('a', changes)], noon);
    expect(groups.map((group) => group.name)).toEqual([name]);
  });
});

describe('neighbourOf', () => {
  const conversations = [
    summary('new', { updatedAt: 2 }),
    summary('old', { updatedAt: 1 }),
    summary('pinned', { isPinned: true }),
  ];

  test('walks in the order shown, pinned first', () => {
    expect(neighbourOf(conversations, 'pinned', 1)?.id).toBe('new');
    expect(neighbourOf(conversations, 'new', -1)?.id).toBe('pinned');
  });

  test('stops at the ends, and starts at the top when nothing is open', () => {
    expect(neighbourOf(conversations, 'old', 1)).toBeUndefined();
    expect(neighbourOf(conversations, null, 1)?.id).toBe('pinned');
  });
});
