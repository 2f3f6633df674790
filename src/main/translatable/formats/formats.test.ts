import { expect, test, vi } from 'vitest';
import { AppError } from '../../../shared/errors.ts';
import {
  identity,
  openContent,
  sources,
  translateWith,
  upperCase,
  writtenText,
} from '../testFiles.ts';

// Machines may be busy.
vi.setConfig({ testTimeout: 60_000 });

test.each<[name: string, content: string, segments: string[], shouted: string]>([
  [
    'a.txt',
    '\uFEFFOne line.\r\n\r\n- An item. Two sentences.\r\n\r\n123\r\n',
    ['One line.', 'An item.', 'Two sentences.'],
    '\uFEFFONE LINE.\r\n\r\n- AN ITEM. TWO SENTENCES.\r\n\r\n123\r\n',
  ],
  [
    'a.md',
    '---\ntitle: X\n---\n# Head\n\nSome *big* `code` and $x_1$.\n\n```js\nlet a\n```\n\n| a | b |\n|---|---|\n| one | [two](u "tip") |\n\n:::note\nText\n:::\n',
    ['Head', 'Some <1>big</1> <2/> and <3/>.', 'a', 'b', 'one', 'two', 'tip', 'Text'],
    '---\ntitle: X\n---\n# HEAD\n\nSOME *BIG* `code` AND $x_1$.\n\n```js\nlet a\n```\n\n| A | B |\n|---|---|\n| ONE | [TWO](u "TIP") |\n\n:::note\nTEXT\n:::\n',
  ],
  [
    'a.html',
    '<!doctype html><p title="tip">Hi &amp; <b class=x>bye</b>&nbsp;now <code>let</code>.<script>var a</script><p translate="no">Not<pre>code</pre><img alt="pic">',
    ['tip', 'Hi & <1>bye</1>\u00A0now <2/>.', 'pic'],
    '<!doctype html><p title="TIP">HI &amp; <b class=x>BYE</b>&nbsp;NOW <code>let</code>.<script>var a</script><p translate="no">Not<pre>code</pre><img alt="PIC">',
  ],
  [
    'a.vtt',
    'WEBVTT\n\nNOTE a note\n\n1\n00:01.000 --> 00:02.000 line:0\n<v Ann>Hello <i>you</i>\nthere\n\n00:03.000 --> 00:04.000\n- One\n- Two\n',
    ['Hello <1>you</1> there', 'One', 'Two'],
    'WEBVTT\n\nNOTE a note\n\n1\n00:01.000 --> 00:02.000 line:0\n<v Ann>HELLO <i>YOU</i>\nTHERE\n\n00:03.000 --> 00:04.000\n- ONE\n- TWO\n',
  ],
  [
    'a.json',
    '{ "key": "Hi {{name}} <b>you</b>\\n%s", "n": {"a": 1, "u": "https://x.test/"}, "@key": {"description": "no"} }',
    ['Hi <1/> <2>you</2><3/><4/>'],
    '{ "key": "HI {{name}} <b>YOU</b>\\n%s", "n": {"a": 1, "u": "https://x.test/"}, "@key": {"description": "no"} }',
  ],
])(
  '%s has its segments, and nothing but them is translated',
  (name, content, segments, shouted) => {
    const file = openContent(name, content);
    expect(sources(file)).toEqual(segments);
    expect(writtenText(file, identity)).toBe(content);
    expect(writtenText(file, upperCase)).toBe(shouted);
  },
);

test('the choices of a message are segments of their own', () => {
  const file = openContent(
    'a.json',
    '{"a":"You have {n, plural, one {# file} other {# files}} left"}',
  );
  expect(sources(file)).toEqual(['You have <1/> left', '<1/> file', '<1/> files']);
  expect(writtenText(file, upperCase)).toBe(
    '{"a":"YOU HAVE {n, plural, one {# FILE} other {# FILES}} LEFT"}',
  );
  const quoted = writtenText(file, (text) => text.replace('You have ', "d'"));
  expect(quoted).toContain("d''{n, plural");
});

const po = `msgid ""
msgstr ""
"Language: \\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;\\n"

# a translator's note
#. for translators
#: a.c:1
#, fuzzy, c-format
msgctxt "menu"
msgid "Open %s"
msgstr "Offen %s"

msgid "One file"
msgid_plural "%d files\\n"
msgstr[0] ""
msgstr[1] ""

#~ msgid "Old"
#~ msgstr "Alt"
`;

test('a gettext file keeps what is not a target', () => {
  const file = openContent('a.po', po);
  expect(sources(file)).toEqual(['Open <1/>', 'One file', '<1/> files']);
  expect(file.units[0]).toMatchObject({
    state: 'needs-review',
    context: 'menu',
    note: "a translator's note\nfor translators",
  });
  const targets = translateWith(file, upperCase);
  const text = Buffer.from(file.write(targets, 'ru')).toString();
  expect(text).toContain('"Language: ru\\n"');
  expect(text).toContain('nplurals=3');
  expect(text).toContain('#, fuzzy, c-format\nmsgctxt "menu"\nmsgid "Open %s"\nmsgstr "OPEN %s"\n');
  expect(text).toContain(
    'msgstr[0] "ONE FILE"\nmsgstr[1] "%d FILES\\n"\nmsgstr[2] "%d FILES\\n"\n\n#~ msgid "Old"\n',
  );
  const japanese = Buffer.from(file.write(targets, 'ja')).toString();
  expect(japanese).toContain('msgstr[0] "%d FILES\\n"\n\n#~');
  const [first] = targets.values();
  const confirmed = file.write(new Map(first ? [[0, { ...first, isConfirmed: true }]] : []), null);
  expect(Buffer.from(confirmed).toString()).toContain('#, c-format\nmsgctxt');
});

test.each<[string, string, string]>([
  ['a line', 'msgstr ""\n"Language: \\n"\n', 'msgstr ""\n"Language: fr\\n"\n'],
  [
    'all on the first line',
    'msgstr "Project: a\\nLanguage: de\\nX: y\\n"\n',
    'msgstr "Project: a\\nLanguage: fr\\nX: y\\n"\n',
  ],
  [
    'a wrapped line',
    'msgstr ""\r\n"Plural-Forms: nplurals=INTEGER; "\r\n"plural=EXPRESSION;\\n"\r\n"X: y\\n"\r\n',
    'msgstr ""\r\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\r\n"X: y\\n"\r\n',
  ],
])('a gettext header with %s keeps its layout', (_, header, expected) => {
  const rest = '\nmsgid "One"\nmsgstr "Un"\n';
  const file = openContent('a.po', `msgid ""\n${header}${rest}`);
  const written = Buffer.from(file.write(new Map(), 'fr')).toString();
  expect(written).toBe(`msgid ""\n${expected}${rest}`);
});

const xliff1 = `<?xml version="1.0"?>
<xliff version="1.2"><file source-language="en" datatype="x" original="y"><body>
  <trans-unit id="1" maxwidth="20" size-unit="char">
    <source>Hi <g id="1">you</g> <x id="2"/> &amp; me</source>
    <note>A note</note>
  </trans-unit>
  <trans-unit id="2" translate="no"><source>Not</source></trans-unit>
  <trans-unit id="3"><source>Two</source><target state="needs-translation">x</target></trans-unit>
</body></file></xliff>`;

test('XLIFF 1.2 has codes, notes, states and languages', () => {
  const file = openContent('a.xlf', xliff1);
  expect(sources(file)).toEqual(['Hi <1>you</1> <2/> & me', 'Two']);
  expect(file.units[0]).toMatchObject({
    note: 'A note',
    maxLength: 20,
    state: 'new',
    context: '1',
  });
  const text = writtenText(file, upperCase, 'de');
  expect(text).toContain(
    `<file source-language="en" datatype="x" original="y" target-language="de">`,
  );
  expect(text).toContain(
    '& me</source>\n    <target state="needs-review-translation">HI <g id="1">YOU</g> <x id="2"/> &amp; ME</target>'.slice(
      '& '.length,
    ),
  );
  expect(text).toContain('<target state="needs-review-translation">TWO</target>');
  expect(text).toContain('<source>Not</source></trans-unit>');
});

test('XLIFF 2 says on the segment how far it is', () => {
  const content = `<xliff version="2.1" srcLang="en"><file id="f"><unit id="u"><segment state="initial"><source>Hi <pc id="1">you</pc><ph id="2"/></source></segment><ignorable><source> </source></ignorable></unit></file></xliff>`;
  const file = openContent('a.xliff', content);
  const confirmed = new Map(
    [...translateWith(file, upperCase)].map(([index, target]) => [
      index,
      { ...target, isConfirmed: true },
    ]),
  );
  expect(Buffer.from(file.write(confirmed, 'fr')).toString()).toBe(
    content
      .replace('srcLang="en"', 'srcLang="en" trgLang="fr"')
      .replace('"initial"', '"final"')
      .replace(
        '</source></segment>',
        '</source><target>HI <pc id="1">YOU</pc><ph id="2"/></target></segment>',
      ),
  );
});

test.each([
  ['a.json', '{\n "a": [1,, 2] }', 2],
  ['a.json', `${'['.repeat(5000)}${']'.repeat(5000)}`, 1],
  ['a.po', 'msgid "a"\nmsgstr "b\n', 2],
  ['a.po', 'msgid "a"\n\nmsgid "b"\nmsgstr ""\n', 3],
  ['a.po', 'garbage\n', 1],
  ['a.xlf', '<xliff version="1.2">\n<file></xliff>', 2],
  ['a.xlf', '<html/>', 1],
  ['a.xlf', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n<xliff>&e;</xliff>', 2],
  ['a.srt', '1\n00:00:01 -> 2\n\n2\n00:00:0x,000 --> 00:00:02,000\nHi\n', 5],
])('%s that is broken is told of by line and column', (name, content, line) => {
  let failure: unknown;
  try {
    openContent(name, content);
  } catch (error) {
    failure = error;
  }
  expect(failure).toBeInstanceOf(AppError);
  expect(failure).toMatchObject({ code: 'file-malformed', details: { line } });
  expect((failure as AppError).details['column']).toBeGreaterThan(0);
});

test.each(['utf-16le', 'utf-16be', 'windows-1251', 'shift_jis'])(
  '%s stays what it is',
  (encoding) => {
    const texts: Record<string, string> = {
      'windows-1251': 'Это небольшой текст на русском языке. В нём несколько слов.',
      shift_jis: '左に見えるのは本です。右に見えるのは車です。これは日本語の文章です。',
    };
    const text = texts[encoding] ?? 'Some small text.';
    const bytes = encode(encoding, text);
    const file = openContent('a.txt', bytes);
    expect(Buffer.compare(file.write(translateWith(file, identity), null), bytes)).toBe(0);
    const written = file.write(
      translateWith(file, (words) => words.replace(/.$/u, 'x')),
      null,
    );
    expect(new TextDecoder(encoding).decode(written)).toContain('x');
    // What the encoding has not makes the file UTF-8.
    const other = file.write(
      translateWith(file, () => '😀 ع'),
      null,
    );
    expect(
      new TextDecoder(encoding.startsWith('utf') ? encoding : 'utf-8').decode(other),
    ).toContain('😀');
  },
);

/** By the file's own encoder, through a marked UTF-16 or a table of what the decoder knows. */
function encode(encoding: string, text: string): Uint8Array {
  if (encoding === 'utf-16le') return Buffer.from(`\uFEFF${text}`, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number[]>();
  for (let first = 0; first < 256; first += 1) {
    table.set(decoder.decode(Uint8Array.of(first)), [first]);
    for (let second = 0x40; second < 256; second += 1) {
      const pair = decoder.decode(Uint8Array.of(first, second));
      if (pair.length === 1) table.set(pair, [first, second]);
    }
  }
  return Uint8Array.from(Array.from(text).flatMap((character) => table.get(character) ?? []));
}

test('HTML in an old encoding writes other characters as references', () => {
  const start = Buffer.from('<meta charset="windows-1252"><p>Caf');
  const file = openContent(
    'a.html',
    Buffer.concat([start, Uint8Array.of(0xe9), Buffer.from('</p>')]),
  );
  const written = Buffer.from(
    file.write(
      translateWith(file, () => 'Жé'),
      null,
    ),
  );
  expect(written.toString('latin1')).toBe('<meta charset="windows-1252"><p>&#x416;é</p>');
});

test('a line of two megabytes is cut where it can be', () => {
  const file = openContent('a.txt', 'word '.repeat(400_000));
  expect(file.units.length).toBeGreaterThan(900);
  expect(writtenText(file, identity).length).toBe(2_000_000);
});

test('a catalogue of 20,000 messages is read and written in seconds', () => {
  const entries = Array.from(
    { length: 20_000 },
    (_, at) => `#: a.c:${at}\nmsgid "Message ${at} of %d"\nmsgstr ""\n`,
  );
  const start = performance.now();
  const file = openContent('a.po', entries.join('\n'));
  const read = performance.now();
  const written = writtenText(file, upperCase);
  const end = performance.now();
  expect(file.units).toHaveLength(20_000);
  expect(written).toContain('msgstr "MESSAGE 19999 OF %d"');
  expect(end - start).toBeLessThan(20_000);
  process.stdout.write(
    `po of 20,000 entries: read in ${Math.round(read - start)} ms, written in ${Math.round(end - read)} ms\n`,
  );
});

test('invisible characters, emoji and nested tags go through', () => {
  const content = '<p>a\u200Bb <b><i><u>👩‍👩‍👧 x</u></i></b>\u00AD c</p>';
  const file = openContent('a.html', content);
  expect(sources(file)).toEqual(['a\u200Bb <1><2><3>👩‍👩‍👧 x</3></2></1>\u00AD c']);
  expect(writtenText(file, upperCase)).toBe('<p>A\u200BB <b><i><u>👩‍👩‍👧 X</u></i></b>\u00AD C</p>');
});

test('lines of subtitles are broken anew when they have become too long', () => {
  const file = openContent('a.srt', '1\n00:00:01,000 --> 00:00:02,000\nShort words\n');
  const long = 'Here is a translation that is a good deal longer than what was said';
  const lines = writtenText(file, () => long)
    .split('\n')
    .slice(2)
    .filter((line) => line !== '');
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(42);
});
