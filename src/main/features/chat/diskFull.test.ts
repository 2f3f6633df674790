import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Api } from '../../../shared/api.ts';
import { defaultSampling } from '../../../shared/api/common.ts';
import { defaultLoadOptions } from '../../../shared/api/models.ts';
import { TestWindow } from '../../app/testApp.ts';
import { openDatabase } from '../../db/database.ts';
import type { Database } from '../../db/database.ts';
import { createFakeEngine } from '../../engine/fake.ts';
import { createJobs } from '../../jobs.ts';
import { makeTemporaryFolder, removeFolder } from '../../testFolder.ts';
import { createChat } from './createChat.ts';

let folder = '';
let database: Database;

beforeEach(() => {
  folder = makeTemporaryFolder();
  database = openDatabase({
    path: join(folder, 'alcove.db'),
    backupFolder: folder,
    wasCutOff: false,
  });
});

afterEach(() => {
  database.close();
  removeFolder(folder);
});

/** Stands for a disk with so much room left. */
function leavePages(count: number): void {
  const row = database.prepare<{ page_count: number }>('PRAGMA page_count').first();
  database.execute(`PRAGMA max_page_count = ${(row?.page_count ?? 0) + count}`);
}

async function openChat(reply: string) {
  const engine = createFakeEngine({ reply: () => reply });
  const loaded = await engine.load({
    path: '/model.gguf',
    options: defaultLoadOptions,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  const model = { ...loaded, modelId: crypto.randomUUID(), name: 'model' };
  const chat = createChat({
    database,
    engine,
    jobs: createJobs(),
    models: { ready: () => model, ensureLoaded: () => Promise.resolve(model) },
    resolveStack: () => Promise.resolve({ adapters: [], used: [] }),
    takeFile: () => Promise.reject(new Error('no files here')),
    takeText: () => Promise.reject(new Error('no files here')),
    defaultSystemPrompt: () => '',
    defaultSampling: () => defaultSampling,
    attachmentTemplate: '',
  });
  const api: Api['chat'] = createRouterClient(chat.router);
  return { chat, api };
}

test('a message the disk has no room for stays in the composer', async () => {
  const { chat, api } = await openChat('ok');
  const { id } = await api.createConversation();
  leavePages(0);
  const text = 'x'.repeat(100_000);
  await expect(api.send({ conversationId: id, text, attachmentIds: [] })).rejects.toMatchObject({
    code: 'disk-full',
  });
  const { isReplying, title } = await api.updateConversation({ id });
  expect({ isReplying, title }).toEqual({ isReplying: false, title: '' });
  leavePages(1000);
  await expect(
    api.send({ conversationId: id, text: 'y', attachmentIds: [] }),
  ).resolves.toBeTruthy();
  await expect.poll(async () => (await api.updateConversation({ id })).isReplying).toBe(false);
  chat.close();
});

test('a reply the disk has no room for stays on the screen and is saved once there is some', async () => {
  const reply = Array.from({ length: 20 }, (_, index) => `${index}`.repeat(5000)).join(' ');
  const { chat, api } = await openChat(reply);
  const { id } = await api.createConversation();
  const window = new TestWindow(api, id);
  await api.send({ conversationId: id, text: 'go', attachmentIds: [] });
  leavePages(0);
  await window.until(
    ({ last }) => last !== undefined && last.role === 'assistant' && last.status !== 'streaming',
  );
  expect(window.last).toMatchObject({
    text: reply,
    status: 'failed',
    error: { code: 'disk-full' },
  });

  const later = new TestWindow(api, id);
  await later.until(({ events }) => events.length > 0);
  expect(later.last).toEqual(window.last);

  leavePages(1000);
  const stored = database.prepare<{ text: string }>(
    `SELECT text FROM message WHERE role <> 'user'`,
  );
  await expect.poll(() => stored.first()?.text, { timeout: 6000 }).toBe(reply);
  await Promise.all([window.close(), later.close()]);
  chat.close();
}, 10_000);
