import type { Turn } from '../../../shared/engineApi.ts';
import type { StoredMessage } from './messageStore.ts';

type SaidMessage = Pick<StoredMessage, 'id' | 'role' | 'text'>;

/** A turn of the prompt, and the first message that went into it. */
export type MessageTurn = Turn & { messageId: string };

export type NamedText = { name: string; content: string };

/**
 * The path as the model is to see it. Replies without text say nothing and are left out, and
 * neighbours of one role are joined: many chat templates refuse two user turns in a row.
 */
export function toTurns(path: readonly SaidMessage[]): MessageTurn[] {
  const turns: MessageTurn[] = [];
  for (const { id, role, text } of path) {
    if (role === 'assistant' && text === '') continue;
    const last = turns.at(-1);
    if (last?.role === role) last.text = `${last.text}\n\n${text}`;
    else turns.push({ role, text, messageId: id });
  }
  return turns;
}

/** The files first, then what was typed, as the model gets it. */
export function withAttachments(
  text: string,
  attachments: readonly NamedText[],
  template: string,
): string {
  const blocks = attachments.map((attachment) => fillAttachment(template, attachment));
  return [...blocks, text].filter((part) => part !== '').join('\n\n');
}

/** The fence is longer than any in the content, so that a file cannot end its own block. */
function fillAttachment(template: string, { name, content }: NamedText): string {
  const longest = Math.max(2, ...Array.from(content.matchAll(/`+/gu), ([run]) => run.length));
  const values: Record<string, string> = { name, content, fence: '`'.repeat(longest + 1) };
  return template.trim().replaceAll(/\{\{(\w+)\}\}/gu, (all, key: string) => values[key] ?? all);
}
