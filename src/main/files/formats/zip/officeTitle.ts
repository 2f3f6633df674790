import type { DocumentEvent } from '../../documentEvents.ts';
import { readXml } from './xml.ts';
import type { Zip } from './zip.ts';

/** The title among a document's properties; Word and OpenDocument both use Dublin Core's. */
export function* documentTitle(zip: Zip, part: string): Generator<DocumentEvent, void, void> {
  let title = '';
  let inTitle = false;
  readXml(zip.read(part), {
    open(name) {
      inTitle = name === 'title';
    },
    text(text) {
      if (inTitle) title += text;
    },
    close() {
      inTitle = false;
    },
  });
  if (title.trim() !== '') yield { type: 'title', title };
}
