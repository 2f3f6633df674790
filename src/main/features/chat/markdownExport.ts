import type { StoredConversation } from './conversationStore.ts';
import type { StoredMessage } from './messageStore.ts';
import type { NamedText } from './turns.ts';

/** The branch on show as a document for people. Texts are put in as they are. */
export function toMarkdown(
  conversation: StoredConversation,
  path: readonly StoredMessage[],
  attachmentsOf: (messageId: string) => readonly NamedText[],
): string {
  const sections = path.map((message) =>
    [
      `## ${speaker(message)}`,
      ...attachmentsOf(message.id).map(({ name }) => `*File: ${name}*`),
      ...(message.reasoning === '' ? [] : [quoted(message.reasoning)]),
      message.text,
      ...(message.status === 'complete' ? [] : [`*(${message.status})*`]),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
  );
  const system = conversation.systemPrompt === '' ? [] : [quoted(conversation.systemPrompt)];
  return `${[`# ${conversation.title || 'Chat'}`, ...system, ...sections].join('\n\n')}\n`;
}

function speaker({ role, modelName }: StoredMessage): string {
  return role === 'user' ? 'You' : (modelName ?? 'Assistant');
}

function quoted(text: string): string {
  return text
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');
}
