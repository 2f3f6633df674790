import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Api } from '../../../shared/api.ts';
import type { Message } from '../../../shared/api/chat.ts';
import { AppError } from '../../../shared/errors.ts';
import { openTestApp, TestWindow } from '../../app/testApp.ts';
import type { FakeEngineOptions } from '../../engine/fake.ts';
import { makeTemporaryFolder, removeFolder } from '../../testFolder.ts';

let dataFolder = '';
const closers: (() => Promise<void>)[] = [];

beforeEach(() => {
  dataFolder = makeTemporaryFolder();
});

afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
  removeFolder(dataFolder);
});

async function open(fake: FakeEngineOptions = {}) {
  const { app, api } = await openTestApp({ dataFolder, fake: { reply: countReplies(), ...fake } });
  closers.push(() => app.close());
  const { id } = await api.chat.createConversation();
  return { app, api, id, window: openWindow(api, id) };
}

function openWindow(api: Api, id: string): TestWindow {
  const window = new TestWindow(api.chat, id);
  closers.push(() => window.close());
  return window;
}

/** `reply 1`, `reply 2`, … whatever is asked. */
function countReplies(): () => string {
  let count = 0;
  return () => `reply ${(count += 1)}`;
}

const longReply = Array.from({ length: 600 }, (_, index) => `word${index}`).join(' ');

async function ask(api: Api, window: TestWindow, id: string, text: string) {
  const sent = await api.chat.send({ conversationId: id, text, attachmentIds: [] });
  await window.until(({ last }) => last?.id === sent.replyId && last.status !== 'streaming');
  return { questionId: sent.userMessageId ?? '', replyId: sent.replyId };
}

async function whileWriting(window: TestWindow): Promise<void> {
  await window.until(({ last }) => last?.status === 'streaming' && last.text.length > 20);
}

function texts(path: readonly Message[]): string[] {
  return path.map((message) => message.text);
}

test('the first message names the chat, until a person does', async () => {
  const { api, id, window } = await open();
  await ask(api, window, id, 'Why is the sky blue?\nBe brief.');
  const titleOf = async () => (await api.chat.updateConversation({ id })).title;
  expect(await titleOf()).toBe('Why is the sky blue?');
  await api.chat.updateConversation({ id, title: 'Physics' });
  await ask(api, window, id, 'And the sea?');
  expect(await titleOf()).toBe('Physics');
});

test('editing makes a branch, regenerating a sibling, and both can be walked', async () => {
  const { api, id, window } = await open();
  const first = await ask(api, window, id, 'one');
  await ask(api, window, id, 'two');
  const edited = await api.chat.edit({ messageId: first.questionId, text: 'uno' });
  await window.until(({ last }) => last?.id === edited.replyId && last?.status === 'complete');
  expect(texts(window.path)).toEqual(['uno', 'reply 3']);
  expect(window.path[0]?.siblingIds).toEqual([first.questionId, edited.messageId]);

  const again = await api.chat.regenerate({ messageId: edited.replyId ?? '' });
  await window.until(({ last }) => last?.id === again.replyId && last?.status === 'complete');
  expect(texts(window.path)).toEqual(['uno', 'reply 4']);
  expect(window.last?.siblingIds).toEqual([edited.replyId, again.replyId]);

  await api.chat.selectBranch({ messageId: first.questionId });
  await window.until(({ path }) => path.length === 4);
  expect(texts(window.path)).toEqual(['one', 'reply 1', 'two', 'reply 2']);

  const written = await api.chat.edit({ messageId: first.replyId, text: 'as I say' });
  await window.until(({ last }) => last?.id === written.messageId);
  expect(written.replyId).toBeNull();
  expect(texts(window.path)).toEqual(['one', 'as I say']);
});

test('a deleted message takes what follows along, and comes back with it', async () => {
  const { api, id, window } = await open();
  const first = await ask(api, window, id, 'one');
  await ask(api, window, id, 'two');
  const again = await api.chat.regenerate({ messageId: first.replyId });
  await window.until(({ last }) => last?.id === again.replyId && last?.status === 'complete');

  await api.chat.deleteMessage({ messageId: again.replyId });
  await window.until(({ path }) => path.length === 4);
  await api.chat.deleteMessage({ messageId: first.questionId });
  await window.until(({ path }) => path.length === 0);
  expect(await api.chat.search({ query: 'reply', limit: 10 })).toEqual([]);

  await api.chat.restoreMessage({ messageId: first.questionId });
  await window.until(({ path }) => path.length === 4);
  expect(texts(window.path)).toEqual(['one', 'reply 1', 'two', 'reply 2']);
  await api.chat.restoreMessage({ messageId: again.replyId });
  await window.until(({ last }) => last?.id === again.replyId);
  expect(window.last?.siblingIds).toEqual([first.replyId, again.replyId]);
});

test('a reply can be stopped, and goes on where it ended', async () => {
  const { api, id, window } = await open({ reply: () => longReply, millisecondsPerToken: 1 });
  await api.chat.send({ conversationId: id, text: 'go', attachmentIds: [] });
  await whileWriting(window);
  await api.chat.stop({ conversationId: id });
  await window.until(({ last }) => last?.status === 'stopped');
  const stopped = window.last;
  expect(longReply.startsWith(stopped?.text ?? '-')).toBe(true);
  expect(stopped?.figures?.stopReason).toBe('stopped');

  await api.chat.continueReply({ messageId: stopped?.id ?? '' });
  await window.until(({ last }) => (last?.text.length ?? 0) > (stopped?.text.length ?? 0) + 20);
  await api.chat.stop({ conversationId: id });
  await window.until(({ last }) => last?.status === 'stopped');
  expect(window.path).toHaveLength(2);
  expect(longReply.startsWith(window.last?.text ?? '-')).toBe(true);
});

test('while a reply is written nothing else may be added', async () => {
  const { api, id, window } = await open({ reply: () => longReply });
  const message = { conversationId: id, text: 'go', attachmentIds: [] };
  const sent = await api.chat.send(message);
  const busy = { code: 'conversation-busy' };
  await expect(api.chat.send(message)).rejects.toMatchObject(busy);
  await expect(api.chat.regenerate({ messageId: sent.replyId })).rejects.toMatchObject(busy);
  await expect(
    api.chat.edit({ messageId: sent.userMessageId ?? '', text: 'x' }),
  ).rejects.toMatchObject(busy);
  await api.chat.stop({ conversationId: id });
  await window.until(({ last }) => last?.status === 'stopped');
});

test('a window opened in the middle of a reply sees all of it, once', async () => {
  const { api, id, window } = await open({ reply: () => longReply, millisecondsPerToken: 0 });
  await api.chat.send({ conversationId: id, text: 'go', attachmentIds: [] });
  await whileWriting(window);
  const late = openWindow(api, id);
  await late.until(({ last }) => last?.status === 'complete');
  await window.until(({ last }) => last?.status === 'complete');
  const snapshot = late.events.find((event) => event.type === 'snapshot');
  const already = snapshot?.path.at(-1)?.text ?? '';
  const streamed = late.events.map((event) => (event.type === 'delta' ? event.text : '')).join('');
  expect(already.length).toBeGreaterThan(20);
  expect(streamed.length).toBeGreaterThan(20);
  expect(snapshot?.live).toMatchObject({ phase: { phase: 'writing' } });
  expect(already + streamed).toBe(longReply);
  expect(late.path).toEqual(window.path);
});

test('thinking is kept apart from the answer', async () => {
  const { api, id, window } = await open({ reply: () => '<think>Hm, let me see.</think>It is 4.' });
  await ask(api, window, id, '2 + 2?');
  expect(window.last).toMatchObject({ text: 'It is 4.', reasoning: 'Hm, let me see.' });
  expect(window.last?.reasoningMilliseconds).toBeGreaterThanOrEqual(0);
});

test('a crash of the engine interrupts the reply, and the next message starts it again', async () => {
  let crashes = 1;
  const { api, id, window } = await open({
    reply: () => longReply.slice(0, 400),
    failReply: () => (crashes-- > 0 ? { how: 'crash', afterTokens: 30 } : null),
  });
  await ask(api, window, id, 'go');
  expect(window.last).toMatchObject({ status: 'interrupted', error: { code: 'engine-crashed' } });
  expect(window.last?.text.length).toBeGreaterThan(50);

  await api.chat.continueReply({ messageId: window.last?.id ?? '' });
  await window.until(({ last }) => last?.status === 'complete');
  expect(window.last).toMatchObject({ text: longReply.slice(0, 400), error: null });
  expect(window.events).toContainEqual(
    expect.objectContaining({ type: 'phase', phase: { phase: 'loading-model' } }),
  );
});

test('a model that does not load fails the reply with the reason', async () => {
  const { api, id, window } = await open({
    failLoad: (path) => new AppError('model-unsupported', { path, reason: 'unknown architecture' }),
  });
  await ask(api, window, id, 'hello');
  expect(window.last).toMatchObject({
    text: '',
    status: 'failed',
    error: { code: 'model-unsupported', details: { reason: 'unknown architecture' } },
  });
});

test('a message that cannot fit is refused with the numbers and nothing is stored', async () => {
  const { api, id, window } = await open({ contextSize: 256 });
  await ask(api, window, id, 'short');
  const text = 'word '.repeat(400);
  await api.chat.saveDraft({ conversationId: id, text, attachmentIds: [] });
  const draft = { conversationId: id, text, attachmentIds: [] };
  expect(await api.chat.measure(draft)).toMatchObject({ fits: false, contextSize: 256 });
  const refusal = api.chat.send(draft);
  await expect(refusal).rejects.toMatchObject({
    code: 'message-too-long',
    details: { contextSize: 256 },
  });
  const again = openWindow(api, id);
  await again.until(({ events }) => events.length > 0);
  expect(again.path).toHaveLength(2);
  expect((await api.chat.updateConversation({ id })).draft.text).toBe(text);
});

test('old turns leave the window, and the reply says where it begins', async () => {
  const { api, id, window } = await open({ contextSize: 128, reply: () => 'word '.repeat(20) });
  for (let turn = 0; turn < 5; turn += 1) await ask(api, window, id, 'word '.repeat(15));
  const starts = window.path.map((message) => message.contextStartId).filter((start) => start);
  expect(window.path[1]?.contextStartId).toBeNull();
  expect(starts.length).toBeGreaterThan(0);
  for (const start of starts) expect(window.path.map(({ id: each }) => each)).toContain(start);
});

test('drafts are kept, with files whose content reaches the model', async () => {
  const prompts: string[] = [];
  const { app, api, id, window } = await open({
    reply: ({ turns }) => {
      prompts.push(turns.at(-1)?.text ?? '');
      return 'ok';
    },
  });
  await ask(api, window, id, 'first');
  const { fileId } = await app.receiveFile(bytes('const answer = 42;\n'), 'answer.ts');
  const attachment = await api.chat.addAttachment({ conversationId: id, fileId });
  expect(attachment).toMatchObject({ name: 'answer.ts', sizeBytes: 19, tokens: 5 });
  await api.chat.saveDraft({
    conversationId: id,
    text: 'What is',
    attachmentIds: [attachment.id],
  });
  const { draft } = await api.chat.updateConversation({ id });
  expect(draft).toEqual({ text: 'What is', attachments: [attachment] });

  await api.chat.send({ conversationId: id, text: 'What is it?', attachmentIds: [attachment.id] });
  await window.until(({ last, path }) => path.length === 4 && last?.status === 'complete');
  expect(window.path[2]?.attachments).toEqual([attachment]);
  expect(prompts.at(-1)).toBe('File: answer.ts\n\n```\nconst answer = 42;\n\n```\n\nWhat is it?');
  expect((await api.chat.updateConversation({ id })).draft).toEqual({ text: '', attachments: [] });

  const edited = await api.chat.edit({ messageId: window.path[2]?.id ?? '', text: 'And now?' });
  await window.until(({ last }) => last?.id === edited.replyId && last?.status === 'complete');
  expect(prompts.at(-1)).toContain('const answer = 42;');
  expect(window.path[2]?.attachments).toHaveLength(1);
});

test('files that are no text or too large are refused, and unknown ones are not found', async () => {
  const { app, api, id } = await open();
  const binary = await app.receiveFile(bytes('a\0b'), 'x.bin');
  await expect(
    api.chat.addAttachment({ conversationId: id, fileId: binary.fileId }),
  ).rejects.toMatchObject({ code: 'file-not-text', details: { name: 'x.bin' } });
  const large = await app.receiveFile(bytes('x'.repeat(6_000_000)), 'x.txt');
  await expect(
    api.chat.addAttachment({ conversationId: id, fileId: large.fileId }),
  ).rejects.toMatchObject({ code: 'file-too-large', details: { sizeBytes: 6_000_000 } });
  await expect(
    api.chat.addAttachment({ conversationId: id, fileId: binary.fileId }),
  ).rejects.toMatchObject({ code: 'not-found' });
});

async function* bytes(text: string): AsyncGenerator<Uint8Array, void, void> {
  yield Buffer.from(text);
}

test('an empty message is refused', async () => {
  const { api, id } = await open();
  await expect(
    api.chat.send({ conversationId: id, text: '  \n', attachmentIds: [] }),
  ).rejects.toMatchObject({ code: 'invalid-input' });
});

test('a chat in the trash is gone from view and comes back as it was', async () => {
  const { api, id, window } = await open();
  await ask(api, window, id, 'remember me');
  await api.chat.send({ conversationId: id, text: 'more', attachmentIds: [] });
  await api.chat.deleteConversation({ id });
  await window.until(({ events }) => events.at(-1)?.type === 'gone');
  expect(await api.chat.search({ query: 'remember', limit: 5 })).toEqual([]);
  expect(await api.chat.listTrash()).toMatchObject([{ id, title: 'remember me' }]);
  await expect(api.chat.updateConversation({ id, title: 'x' })).rejects.toMatchObject({
    code: 'not-found',
  });

  await api.chat.restoreConversation({ id });
  const back = openWindow(api, id);
  await back.until(({ events }) => events.length > 0);
  expect(texts(back.path).slice(0, 3)).toEqual(['remember me', 'reply 1', 'more']);
  expect(back.last?.status).toBe('stopped');

  await api.chat.deleteConversation({ id });
  await api.chat.purgeTrash({ id });
  expect(await api.chat.listTrash()).toEqual([]);
  await expect(api.chat.restoreConversation({ id })).rejects.toMatchObject({ code: 'not-found' });
});

test('the list of chats follows along, newest first', async () => {
  const { api, id, window } = await open();
  const abort = new AbortController();
  const other = await api.chat.createConversation();
  const list = await api.chat.watchConversations(undefined, { signal: abort.signal });
  expect((await list.next()).value).toMatchObject({
    type: 'snapshot',
    conversations: [{ id: other.id }, { id }],
  });
  await ask(api, window, id, 'hello');
  const changes = [];
  for await (const event of list) {
    if (event.type !== 'changed') continue;
    changes.push(event.conversation);
    if (!event.conversation.isReplying) break;
  }
  expect(changes.map(({ isReplying }) => isReplying)).toEqual([true, false]);
  abort.abort();
  const again = await api.chat.watchConversations();
  expect((await again.next()).value).toMatchObject({ conversations: [{ id }, { id: other.id }] });
  await again.return?.();
});

test('presets are saved, changed and deleted', async () => {
  const { api, id } = await open();
  const { sampling } = await api.chat.updateConversation({ id });
  const saved = await api.chat.savePreset({ name: 'Terse', systemPrompt: 'Be brief.', sampling });
  await api.chat.savePreset({ ...saved, name: 'Very terse' });
  expect(await api.chat.listPresets()).toEqual([{ ...saved, name: 'Very terse' }]);
  await api.chat.deletePreset({ id: saved.id });
  expect(await api.chat.listPresets()).toEqual([]);
  await expect(api.chat.savePreset(saved)).rejects.toMatchObject({ code: 'not-found' });
});
