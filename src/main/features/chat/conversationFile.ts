import { z } from 'zod';
import { messageStatus, replyFigures } from '../../../shared/api/chat.ts';
import { errorReport, sampling, timestamp } from '../../../shared/api/common.ts';
import { stack, usedStack } from '../../../shared/api/stack.ts';
import { AppError } from '../../../shared/errors.ts';

const format = 'alcove-conversation';

/** Ids only tie the parts of one file together; an import gives new ones. */
const fileMessage = z.object({
  id: z.string().min(1).max(100),
  parentId: z.string().nullable(),
  role: z.enum(['user', 'assistant']),
  text: z.string(),
  reasoning: z.string().default(''),
  reasoningMilliseconds: z.number().nullable().default(null),
  status: messageStatus.default('complete'),
  error: errorReport.nullable().default(null),
  figures: replyFigures.nullable().default(null),
  modelName: z.string().nullable().default(null),
  stack: usedStack.nullable().default(null),
  contextStartId: z.string().nullable().default(null),
  attachments: z.array(z.object({ name: z.string(), content: z.string() })).default([]),
  createdAt: timestamp,
});

const conversationFile = z.object({
  format: z.literal(format),
  version: z.literal(1),
  conversation: z.object({
    title: z.string().max(200),
    systemPrompt: z.string().max(200_000),
    sampling,
    stack: stack.nullable().default(null),
    createdAt: timestamp,
  }),
  /** The end of the branch on show. */
  leafId: z.string().nullable(),
  /** Oldest first: a parent before what follows it. */
  messages: z.array(fileMessage),
});

export type ConversationFile = z.infer<typeof conversationFile>;

export function writeConversationFile(
  content: Omit<ConversationFile, 'format' | 'version'>,
): string {
  const file: ConversationFile = { format, version: 1, ...content };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** What such a file says, or `import-invalid` with the first thing that is wrong with it. */
export function readConversationFile(name: string, text: string): ConversationFile {
  const file = conversationFile.safeParse(parseJson(name, text));
  if (!file.success) {
    const [issue] = file.error.issues;
    const reason = `${issue?.path.join('.') || 'file'}: ${issue?.message ?? ''}`;
    throw new AppError('import-invalid', { name, reason });
  }
  checkTree(name, file.data);
  return file.data;
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AppError('import-invalid', { name, reason: 'not JSON' }, { cause: error });
  }
}

/** Parents come first, which rules out circles, and every conversation begins with a question. */
function checkTree(name: string, { messages, leafId }: ConversationFile): void {
  const seen = new Set<string>();
  for (const { id, parentId, role } of messages) {
    if (seen.has(id)) throw invalidTree(name, `two messages have the id ${id}`);
    if (parentId !== null && !seen.has(parentId)) {
      throw invalidTree(name, `${id} comes before its parent or has none`);
    }
    if (parentId === null && role !== 'user') throw invalidTree(name, `${id} answers nothing`);
    seen.add(id);
  }
  if (leafId !== null && !seen.has(leafId)) throw invalidTree(name, 'leafId names no message');
}

function invalidTree(name: string, reason: string): AppError {
  return new AppError('import-invalid', { name, reason });
}
