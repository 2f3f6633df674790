import { expect, test } from 'vitest';
import { expectWhole, outline, parseAs } from '../testDocuments.ts';

const sentence = 'The committee met on Tuesday and agreed on a budget for the coming year. ';

test('the article of a page is read, what surrounds it and what is hidden is not', async () => {
  const page = `<!doctype html><html><head><title>Budget agreed | The Paper</title><script>alert(1)</script></head><body>
    <nav><a href="/">Home</a> <a href="/news">News</a></nav>
    <article><h1>Budget agreed</h1><p>${sentence.repeat(4)}</p>
    <p style="display: none">hidden ${sentence.repeat(3)}</p><p hidden>also hidden</p>
    <blockquote><p>It was time.</p></blockquote><p>${sentence.repeat(4)}<sup><a href="#n">[1]</a></sup></p>
    <table><tr><th>Item</th><th>Sum</th></tr><tr><td>Roads</td><td>3</td></tr></table>
    <pre>if (a) {\n  b();\n}</pre></article>
    <footer>All rights reserved. Subscribe now!</footer></body></html>`;
  const document = await parseAs('page.html', page);
  expectWhole(document);
  expect(document).toMatchObject({ format: 'html', title: 'Budget agreed' });
  expect(outline(document)).toEqual([
    'heading: Budget agreed',
    `paragraph: ${sentence.repeat(4).trim()}`,
    'quote: It was time.',
    `paragraph: ${sentence.repeat(4).trim()}`,
    'table-row: Item | Sum',
    'table-row: Roads | 3',
    'code: if (a) {\n  b();\n}',
  ]);
});

test('a page without an article is read whole, also a fragment', async () => {
  const document = await parseAs(
    'list.html',
    '<h2>Ports</h2><ol start="3"><li>Bergen<li>Oslo</ol><nav>Home</nav>',
  );
  expect(outline(document)).toEqual([
    'heading: Ports',
    'list-item: 3. Bergen',
    'list-item: 4. Oslo',
  ]);
});

test('a table that only arranges a page is no table', async () => {
  const page = '<table><tr><td><h1>Title</h1><p>One.</p><p>Two.</p></td><td>Menu</td></tr></table>';
  expect(outline(await parseAs('old.html', page))).toEqual([
    'heading: Title',
    'paragraph: One.',
    'paragraph: Two.',
    'paragraph: Menu',
  ]);
});
