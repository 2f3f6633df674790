import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Api } from '../../../shared/api.ts';
import { openTestApp, TestWindow } from '../../app/testApp.ts';
import type { App } from '../../app/createApp.ts';
import { removeFolder } from '../../testFolder.ts';

let app: App;
let api: Api;
let dataFolder = '';

beforeEach(async () => {
  ({ app, api, dataFolder } = await openTestApp({ fake: { reply: () => 'Understood.' } }));
});

afterEach(async () => {
  await app.close();
  removeFolder(dataFolder);
});

async function say(...messages: string[]): Promise<string> {
  const { id } = await api.chat.createConversation();
  const window = new TestWindow(api.chat, id);
  for (const [index, text] of messages.entries()) {
    await api.chat.send({ conversationId: id, text, attachmentIds: [] });
    await window.until(
      ({ path, last }) => path.length === 2 * index + 2 && last?.status === 'complete',
    );
  }
  await window.close();
  await api.chat.updateConversation({ id, title: 'Untitled' });
  return id;
}

async function found(query: string): Promise<string[]> {
  const hits = await api.chat.search({ query, limit: 20 });
  return hits.map(({ snippet }) =>
    snippet.map(({ text, isMatch }) => (isMatch ? `[${text}]` : text)).join(''),
  );
}

test.each([
  ['a word', 'lease', 'The [lease] ends in May'],
  ['the beginning of a word', 'leas', 'The [leas]e ends in May'],
  ['words in any order', 'may lease', 'The [lease] ends in [May]'],
  ['without diacritics', 'resume', 'Mon [résumé] est prêt'],
  ['with others than it has', 'pret', 'Mon résumé est [prêt]'],
  ['in Japanese', '東京タワー', '昨日は[東京タワー]に行きました'],
  ['one Chinese or Japanese character', '昨', '[昨]日は東京タワーに行きました'],
  ['two letters', 'iß', 'we[iß] nicht'],
  ['a short and a long word', 'in ends', 'The lease [ends] [in] May'],
  ['Arabic', 'سلام', 'قال [سلام] عليكم'],
  ['code', 'foo(bar', 'call [foo(bar), "x"]'.replace('), "x"]', ']), "x"')],
  ['quotes', '"x"', 'call foo(bar), ["x"]'],
])('finds %s', async (_, query, expected) => {
  await say(
    'The lease ends in May',
    'Mon résumé est prêt',
    '昨日は東京タワーに行きました',
    'weiß nicht',
    'قال سلام عليكم',
    'call foo(bar), "x"',
  );
  expect(await found(query)).toEqual([expected]);
});

test.each(['"', '*', 'NOT', 'text:', 'a AND', '(((', "'; DROP TABLE message; --", '\0', '%', '_'])(
  'takes %j as plain text',
  async (query) => {
    await say('nothing of the kind here');
    await expect(found(query)).resolves.toBeInstanceOf(Array);
  },
);

test('finds titles first, then messages from the newest on, up to the limit', async () => {
  const id = await say('apple one', 'apple two');
  await api.chat.updateConversation({ id, title: 'Apples' });
  expect(await found('apple')).toEqual(['[Apple]s', '[apple] two', '[apple] one']);
  const hits = await api.chat.search({ query: 'apple', limit: 2 });
  expect(hits.map(({ messageId, title }) => [messageId !== null, title])).toEqual([
    [false, 'Apples'],
    [true, 'Apples'],
  ]);
});
