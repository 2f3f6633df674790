import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Api } from '../../shared/api.ts';
import { makeTemporaryFolder, removeFolder } from '../testFolder.ts';
import { openTestApp, TestWindow } from './testApp.ts';

let folder = '';

beforeEach(() => {
  folder = makeTemporaryFolder();
});

afterEach(() => removeFolder(folder));

const reply = Array.from({ length: 3000 }, (_, index) => `word${index}`).join(' ');

/** What a kill leaves: the files as they are at this moment, without anyone closing them. */
function killedCopy(dataFolder: string): string {
  const copy = join(folder, 'after-the-kill');
  cpSync(dataFolder, copy, { recursive: true, filter: (path) => !path.endsWith('alcove.lock') });
  return copy;
}

async function openedPath(api: Api, conversationId: string) {
  const window = new TestWindow(api.chat, conversationId);
  await window.until(({ events }) => events.length > 0);
  await window.close();
  return window.path;
}

test('killed in the middle of a reply, everything shown a second ago is there', async () => {
  const dataFolder = join(folder, 'data');
  const { app, api } = await openTestApp({ dataFolder, fake: { reply: () => reply } });
  const { id } = await api.chat.createConversation();
  const window = new TestWindow(api.chat, id);
  await api.chat.send({ conversationId: id, text: 'Tell me', attachmentIds: [] });
  await api.chat.saveDraft({ conversationId: id, text: 'next I ask', attachmentIds: [] });
  await window.until(({ last }) => (last?.text.length ?? 0) > 100);
  const startedAt = performance.now();
  let shownASecondAgo = '';
  await window.until(({ last }) => {
    if (performance.now() - startedAt < 500) shownASecondAgo = last?.text ?? '';
    return performance.now() - startedAt > 1600;
  });
  const copy = killedCopy(dataFolder);
  const shown = window.last?.text ?? '';
  await window.close();
  await app.close();

  const next = await openTestApp({ dataFolder: copy, fake: { reply: () => reply } });
  const path = await openedPath(next.api, id);
  expect(path).toMatchObject([
    { role: 'user', text: 'Tell me', status: 'complete' },
    { role: 'assistant', status: 'interrupted' },
  ]);
  const kept = path[1]?.text ?? '';
  expect(shownASecondAgo.length).toBeGreaterThan(100);
  expect(kept.startsWith(shownASecondAgo)).toBe(true);
  expect(shown.startsWith(kept)).toBe(true);
  expect((await next.api.chat.updateConversation({ id })).draft.text).toBe('next I ask');
  expect(await next.api.chat.search({ query: 'word5', limit: 5 })).toHaveLength(1);
  await next.app.close();
});

test('closed in the middle of a reply, all of it that was shown is there', async () => {
  const dataFolder = join(folder, 'data');
  const { app, api } = await openTestApp({ dataFolder, fake: { reply: () => reply } });
  const { id } = await api.chat.createConversation();
  const window = new TestWindow(api.chat, id);
  await api.chat.send({ conversationId: id, text: 'Tell me', attachmentIds: [] });
  await window.until(({ last }) => (last?.text.length ?? 0) > 200);
  await app.close();
  const next = await openTestApp({ dataFolder });
  const path = await openedPath(next.api, id);
  expect(path[1]?.status).toBe('stopped');
  expect(path[1]?.text.startsWith(window.last?.text ?? '-')).toBe(true);
  await next.app.close();
});

test('a second studio on the same folder is refused and changes nothing', async () => {
  const dataFolder = join(folder, 'data');
  const { app, api } = await openTestApp({ dataFolder });
  const { fileId } = await app.receiveFile(
    (async function* () {
      yield Buffer.from('text');
    })(),
    'a.txt',
  );
  await expect(openTestApp({ dataFolder })).rejects.toMatchObject({
    code: 'data-folder-busy',
    details: { pid: process.pid },
  });
  const { id } = await api.chat.createConversation();
  await expect(api.chat.addAttachment({ conversationId: id, fileId })).resolves.toMatchObject({
    name: 'a.txt',
  });
  await app.close();
  const next = await openTestApp({ dataFolder });
  await next.app.close();
});

test('settings and presets are there the next time', async () => {
  const dataFolder = join(folder, 'data');
  const { app, api } = await openTestApp({ dataFolder });
  await api.settings.update({ theme: 'dark' });
  await api.settings.update({ listWidth: 300 });
  await app.close();
  const next = await openTestApp({ dataFolder });
  const watch = await next.api.settings.watch();
  expect((await watch.next()).value).toMatchObject({
    theme: 'dark',
    listWidth: 300,
    sendKey: 'enter',
  });
  await watch.return?.();
  await next.app.close();
});
