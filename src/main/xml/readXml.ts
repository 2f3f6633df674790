import { setImmediate as nextTurn } from 'node:timers/promises';
import { SaxesParser } from 'saxes';
import { AppError } from '../../shared/errors.ts';

/** Attributes by their name as it is written, prefix and all. */
export type XmlAttributes = Readonly<Record<string, string>>;

export type XmlHandlers = {
  onOpen?: (name: string, attributes: XmlAttributes) => void;
  /** Text and CDATA alike, entities decoded; may come in several pieces. */
  onText?: (text: string) => void;
  onClose?: (name: string) => void;
};

/** About 10 ms of work between two turns of the event loop. */
const pieceLength = 256 * 1024;

/**
 * Reads an XML file of a stranger from its beginning to its end, in pieces, so that the process
 * stays answerable. Nothing it refers to is followed: entities beyond XML's own five are an error.
 * Fails with `file-malformed` (line and column from 1) where it is not well-formed.
 */
export async function readXml(name: string, text: string, handlers: XmlHandlers): Promise<void> {
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.on('error', (error) => {
    const reason = error.message.replace(/^\d+:\d+: /u, '');
    throw new AppError('file-malformed', {
      name,
      line: parser.line,
      column: parser.column + 1,
      reason,
    });
  });
  const { onOpen, onText, onClose } = handlers;
  if (onOpen) parser.on('opentag', (tag) => onOpen(tag.name, tag.attributes));
  if (onText) {
    parser.on('text', onText);
    parser.on('cdata', onText);
  }
  if (onClose) parser.on('closetag', (tag) => onClose(tag.name));
  for (let start = 0; start < text.length; start += pieceLength) {
    parser.write(text.slice(start, start + pieceLength));
    await nextTurn();
  }
  parser.close();
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text for an element or a quoted attribute; control characters are left out. */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .replaceAll(/[&<>"]/gu, (character) => escapes[character] ?? character);
}
