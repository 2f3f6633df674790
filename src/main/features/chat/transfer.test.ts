import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Api } from '../../../shared/api.ts';
import type { App } from '../../app/createApp.ts';
import { openTestApp, TestWindow } from '../../app/testApp.ts';
import { removeFolder } from '../../testFolder.ts';
import { readConversationFile, writeConversationFile } from './conversationFile.ts';
import type { ConversationFile } from './conversationFile.ts';

let app: App;
let api: Api;
let dataFolder = '';

beforeEach(async () => {
  ({ app, api, dataFolder } = await openTestApp({
    fake: { reply: () => '<think>Hm.</think>Because of `scattering`.' },
  }));
});

afterEach(async () => {
  await app.close();
  removeFolder(dataFolder);
});

async function* bytes(text: string): AsyncGenerator<Uint8Array, void, void> {
  yield Buffer.from(text);
}

/** A chat with a file, two replies to one question, and one question asked in two ways. */
async function branchedChat(): Promise<string> {
  const { id } = await api.chat.createConversation();
  await api.chat.updateConversation({ id, title: 'Sky: why?', systemPrompt: 'Be brief.' });
  const window = new TestWindow(api.chat, id);
  const { fileId } = await app.receiveFile(bytes('# notes'), 'notes.md');
  const file = await api.chat.addAttachment({ conversationId: id, fileId });
  const settled = (replyId: string | null) =>
    window.until(({ last }) => last?.id === replyId && last?.status === 'complete');
  const sent = await api.chat.send({
    conversationId: id,
    text: 'Why is it blue?',
    attachmentIds: [file.id],
  });
  await settled(sent.replyId);
  await settled((await api.chat.regenerate({ messageId: sent.replyId })).replyId);
  const edited = await api.chat.edit({
    messageId: sent.userMessageId ?? '',
    text: 'Why is it red?',
  });
  await settled(edited.replyId);
  await window.close();
  return id;
}

/** The file with ids counted instead of random, and without what may differ between copies. */
function canonical(content: string): unknown {
  const { messages, leafId, conversation } = readConversationFile('x', content);
  const names = new Map(messages.map(({ id }, index) => [id, `m${index}`]));
  return {
    conversation: { ...conversation, createdAt: 0 },
    leafId: names.get(leafId ?? ''),
    messages: messages.map((message) => ({
      ...message,
      id: names.get(message.id),
      parentId: names.get(message.parentId ?? '') ?? null,
    })),
  };
}

async function importText(content: string, name = 'chat.json') {
  const { fileId } = await app.receiveFile(bytes(content), name);
  return api.chat.importConversation({ fileId });
}

test('a chat exported as JSON comes back whole, under new ids', async () => {
  const id = await branchedChat();
  const exported = await api.chat.exportConversation({ id, format: 'json' });
  expect(exported.fileName).toBe('Sky why.json');
  const imported = await importText(exported.content);
  expect(imported).toMatchObject({ title: 'Sky: why?', systemPrompt: 'Be brief.' });
  expect(imported.id).not.toBe(id);
  const again = await api.chat.exportConversation({ id: imported.id, format: 'json' });
  expect(canonical(again.content)).toEqual(canonical(exported.content));
  expect(readConversationFile('x', exported.content).messages).toHaveLength(5);
});

test('a duplicate is the same chat with a name of its own', async () => {
  const id = await branchedChat();
  const copy = await api.chat.duplicateConversation({ id });
  expect(copy.title).toBe('Sky: why? (copy)');
  const [one, other] = await Promise.all(
    [id, copy.id].map((each) => api.chat.exportConversation({ id: each, format: 'markdown' })),
  );
  expect(other?.content.replace(' (copy)', '')).toBe(one?.content);
});

test('Markdown is the branch on show, for people', async () => {
  const id = await branchedChat();
  const exported = await api.chat.exportConversation({ id, format: 'markdown' });
  expect(exported.fileName).toBe('Sky why.md');
  expect(exported.content).toBe(
    [
      '# Sky: why?',
      '> Be brief.',
      '## You',
      '*File: notes.md*',
      'Why is it red?',
      '## Alcove starter',
      '> Hm.',
      'Because of `scattering`.',
    ].join('\n\n') + '\n',
  );
});

test.each([
  ['not JSON at all', 'hello'],
  ['another JSON', '{"messages": []}'],
  ['a later version', writeWith({}).replace('"version": 1', '"version": 2')],
  ['a message before its parent', writeWith({ parentId: 'later' })],
  ['a reply to nothing', writeWith({ role: 'assistant' })],
  ['a message in itself', writeWith({ parentId: 'a' })],
])('%s is refused and leaves nothing behind', async (_, content) => {
  await expect(importText(content, 'bad.json')).rejects.toMatchObject({
    code: 'import-invalid',
    details: { name: 'bad.json' },
  });
  const list = await api.chat.watchConversations();
  expect((await list.next()).value).toMatchObject({ conversations: [] });
  await list.return?.();
});

test('a file that is no text is refused as such', async () => {
  const { fileId } = await app.receiveFile(
    (async function* () {
      yield Buffer.from([0xff, 0xfe, 0xfd]);
    })(),
    'x.json',
  );
  await expect(api.chat.importConversation({ fileId })).rejects.toMatchObject({
    code: 'file-not-text',
  });
});

test('whatever a file says, reading it gives a tree or `import-invalid`', () => {
  const anyFile = fc.record({
    format: fc.constant('alcove-conversation'),
    version: fc.constant(1),
    conversation: fc.constant(fileWith({}).conversation),
    leafId: fc.option(fc.constantFrom('a', 'b', 'c')),
    messages: fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c'),
        parentId: fc.option(fc.constantFrom('a', 'b', 'c')),
        role: fc.constantFrom('user', 'assistant'),
        text: fc.string(),
        createdAt: fc.nat(),
      }),
      { maxLength: 3 },
    ),
  });
  fc.assert(
    fc.property(fc.oneof(anyFile, fc.json()), (content) => {
      const text = typeof content === 'string' ? content : JSON.stringify(content);
      let code: unknown = null;
      try {
        readConversationFile('x', text);
      } catch (error) {
        code = (error as { code: unknown }).code;
      }
      expect([null, 'import-invalid']).toContain(code);
    }),
  );
});

function fileWith(
  message: Partial<ConversationFile['messages'][number]>,
): Omit<ConversationFile, 'format' | 'version'> {
  return {
    conversation: {
      title: '',
      systemPrompt: '',
      sampling: {
        temperature: 1,
        topP: 1,
        topK: 0,
        minP: 0,
        repeatPenalty: 1,
        maxTokens: null,
        seed: null,
        stop: [],
      },
      stack: null,
      createdAt: 0,
    },
    leafId: 'a',
    messages: [
      {
        id: 'a',
        parentId: null,
        role: 'user',
        text: 'x',
        reasoning: '',
        reasoningMilliseconds: null,
        status: 'complete',
        error: null,
        figures: null,
        modelName: null,
        stack: null,
        contextStartId: null,
        attachments: [],
        createdAt: 0,
        ...message,
      },
    ],
  };
}

function writeWith(message: Partial<ConversationFile['messages'][number]>): string {
  return writeConversationFile(fileWith(message));
}
