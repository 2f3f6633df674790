import { expect, test } from 'vitest';
import {
  docxFile,
  paragraph,
  part,
  run,
  strict,
  table,
} from '../../../../../fixtures/documents/docxFile.ts';
import { epubFile } from '../../../../../fixtures/documents/epubFile.ts';
import { odtFile } from '../../../../../fixtures/documents/odtFile.ts';
import { expectWhole, outline, parseAs } from '../../testDocuments.ts';

async function docxOutline(body: string, footnotes?: string): Promise<string[]> {
  const file = docxFile({ body, ...(footnotes !== undefined && { footnotes }) });
  const document = await parseAs('letter.docx', file);
  expectWhole(document);
  expect(document.format).toBe('docx');
  return outline(document);
}

test('Word: headings by what their styles rest on, lists, tables, the title', async () => {
  const body = [
    paragraph('Contract', 'berschrift1'),
    paragraph('Between the parties.', 'Kreis'),
    paragraph('Payment', 'Eigene'),
    paragraph('within a month', 'Liste'),
    table(['Month', 'Amount'], ['May', '1,200']),
    table(['A box around a paragraph']),
  ].join('');
  const document = await parseAs('contract.docx', docxFile({ body, title: 'The contract' }));
  expectWhole(document);
  expect(document.title).toBe('The contract');
  expect(outline(document)).toEqual([
    'heading: Contract',
    'paragraph: Between the parties.',
    'heading: Payment',
    'list-item: within a month',
    'table-row: Month | Amount',
    'table-row: May | 1,200',
    'paragraph: A box around a paragraph',
  ]);
  expect(document.blocks.at(-1)?.headingPath).toEqual(['Contract', 'Payment']);
});

test('Word: tracked changes are read as accepted, comments and hidden text not at all', async () => {
  const body = [
    paragraph(
      `${run('We ')}<w:ins>${run('agree')}</w:ins><w:del><w:r><w:delText>refuse</w:delText></w:r></w:del>` +
        `<w:moveFrom>${run(' elsewhere')}</w:moveFrom>${run(' to all.')}` +
        `${run('secret', '<w:vanish/>')}<w:r><w:commentReference w:id="0"/></w:r>`,
    ),
    `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>${run('One half ')}</w:p>`,
    paragraph('and the other.'),
  ].join('');
  expect(await docxOutline(body)).toEqual([
    'paragraph: We agree to all.',
    'paragraph: One half and the other.',
  ]);
});

function mark(id: number): string {
  return `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
}

function note(id: number, text: string): string {
  return `<w:footnote w:id="${id}">${paragraph(text)}</w:footnote>`;
}

test('Word: notes stand at the end, in the order of their marks; text boxes after their anchor', async () => {
  const box = `<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>${paragraph('Boxed')}</w:txbxContent></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${paragraph('Boxed')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
  const body = paragraph(`${run('First')}${mark(7)}${run(' and second')}${mark(3)}${box}`);
  const notes = note(0, 'separator') + note(3, 'Note B') + note(7, 'Note A');
  expect(await docxOutline(body, notes)).toEqual([
    'paragraph: First¹ and second²',
    'paragraph: Boxed',
    'paragraph: ¹ Note A',
    'paragraph: ² Note B',
  ]);
});

test('Word: strict namespaces are the same', async () => {
  const document = part(
    'document',
    `<w:body>${paragraph('Strictly', 'berschrift1')}</w:body>`,
    strict,
  );
  const file = docxFile({ body: '', parts: { 'word/document.xml': document } });
  expect(outline(await parseAs('s.docx', file))).toEqual(['heading: Strictly']);
});

test('OpenDocument: headings, lists, tables, notes; comments and deleted text not', async () => {
  const body = [
    '<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>',
    '<text:h text:outline-level="1">Report</text:h>',
    '<text:p>Two<text:s/>words<office:annotation><text:p>comment</text:p></office:annotation>',
    '<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note>.</text:p>',
    '<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>',
    '<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>',
    '<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>',
  ].join('');
  const document = await parseAs('r.odt', odtFile(body));
  expectWhole(document);
  expect(document.format).toBe('odt');
  expect(outline(document)).toEqual([
    'heading: Report',
    'paragraph: Two words¹.',
    'list-item: item',
    'table-row: a | b',
    'paragraph: ¹ A note.',
  ]);
});

test('EPUB: the spine in order, titles from the contents where a chapter has none', async () => {
  const link = '<a epub:type="noteref" href="#n1">1</a>';
  const chapters = [
    { body: '<h1>Loomings</h1><p>Call me&nbsp;Ishmael.</p>', title: 'Loomings' },
    {
      body: `<p>Some years ago${link}.</p><aside epub:type="footnote" id="n1"><p>A note.</p></aside>`,
      title: 'The Carpet-Bag',
    },
    { body: '<p>Line <br/>and line<span epub:type="pagebreak">12</span></p>' },
  ];
  const document = await parseAs('moby.epub', epubFile({ title: 'Moby-Dick', chapters }));
  expectWhole(document);
  expect(document).toMatchObject({ format: 'epub', title: 'Moby-Dick' });
  expect(outline(document)).toEqual([
    'heading: Loomings',
    'paragraph: Call me Ishmael.',
    'heading: The Carpet-Bag',
    'paragraph: Some years ago.',
    'paragraph: A note.',
    'paragraph: Line\nand line',
  ]);
});

test('EPUB: chapters under a seller’s protection are encrypted', async () => {
  const encryption =
    '<encryption><EncryptedData><CipherData><CipherReference URI="book/text/chapter%201.xhtml"/></CipherData></EncryptedData></encryption>';
  const file = epubFile({
    title: 'Locked',
    chapters: [{ body: '<p>x</p>' }],
    parts: { 'META-INF/encryption.xml': encryption },
  });
  await expect(parseAs('l.epub', file)).rejects.toMatchObject({ code: 'document-encrypted' });
});
