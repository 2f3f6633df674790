import { randomUUID } from 'node:crypto';
import type { StoredMessage } from './messageStore.ts';

/** A message at its beginning, with an id of its own. */
export function newMessage({
  conversationId,
  parentId,
  role,
  text,
  status,
}: Pick<StoredMessage, 'conversationId' | 'parentId' | 'role' | 'text' | 'status'>): StoredMessage {
  return {
    id: randomUUID(),
    conversationId,
    parentId,
    role,
    text,
    status,
    reasoning: '',
    reasoningMilliseconds: null,
    error: null,
    figures: null,
    modelName: null,
    stack: null,
    contextStartId: null,
    createdAt: Date.now(),
  };
}
