import { afterEach, beforeEach, expect, test } from 'vitest';
import type { FakeEngineOptions } from '../engine/fake.ts';
import { makeTemporaryFolder, removeFolder } from '../testFolder.ts';
import { openTestApp, TestWindow } from './testApp.ts';

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
  const { app, api } = await openTestApp({ dataFolder, fake });
  closers.push(() => app.close());
  return { app, api };
}

test('a fresh studio answers the first message with the starter model', async () => {
  const { api } = await open({ reply: () => 'Hello there, friend.' });
  const { id } = await api.chat.createConversation();
  const window = new TestWindow(api.chat, id);
  closers.push(() => window.close());

  const sent = await api.chat.send({
    conversationId: id,
    text: 'Hi, who are you?',
    attachmentIds: [],
  });
  await window.until(({ last }) => last?.status === 'complete');

  expect(window.path.map(({ role, text, status }) => ({ role, text, status }))).toEqual([
    { role: 'user', text: 'Hi, who are you?', status: 'complete' },
    { role: 'assistant', text: 'Hello there, friend.', status: 'complete' },
  ]);
  expect(window.last).toMatchObject({
    id: sent.replyId,
    modelName: 'Alcove starter',
    figures: { stopReason: 'end' },
  });
  expect(window.events.filter((event) => event.type === 'delta').length).toBeGreaterThan(1);
});
