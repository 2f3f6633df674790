import { expect, test } from 'vitest';
import { AppError } from '../../shared/errors.ts';
import { escapeXml, readXml } from './readXml.ts';

async function events(text: string): Promise<string[]> {
  const seen: string[] = [];
  await readXml('a.xml', text, {
    onOpen: (name, attributes) => seen.push(`<${name} ${JSON.stringify(attributes)}`),
    onText: (each) => seen.push(each),
    onClose: (name) => seen.push(`>${name}`),
  });
  return seen;
}

test('elements, attributes, text and CDATA come in order', async () => {
  expect(await events('<a xml:lang="fr">x &amp; y<![CDATA[<z>]]><b/></a>')).toEqual([
    '<a {"xml:lang":"fr"}',
    'x & y',
    '<z>',
    '<b {}',
    '>b',
    '>a',
  ]);
});

test.each([
  ['<a>\n  <b></a>', 2],
  ['<a>\n\n&nosuch;</a>', 3],
  ['<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<a>&x;</a>', 2],
  ['<a>', 1],
])('%j is malformed in line %d', async (text, line) => {
  const failure = await events(text).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(AppError);
  expect(failure).toMatchObject({ code: 'file-malformed', details: { name: 'a.xml', line } });
});

test('entities that expand to more of themselves are never expanded', async () => {
  const bomb = `<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>`;
  await expect(events(bomb)).rejects.toMatchObject({ code: 'file-malformed' });
});

test('what was escaped reads as it was', async () => {
  const text = `<b a="1"> & 'c' ]]> é\u0007`;
  expect((await events(`<a>${escapeXml(text)}</a>`)).slice(1, -1).join('')).toBe(
    text.replace('\u0007', ''),
  );
});
