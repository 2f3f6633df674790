import { Parser } from 'htmlparser2';
import { decodeMarked } from '../textEncoding.ts';

export type XmlAttributes = Readonly<Record<string, string>>;

/** Names come without their prefix: the same words in strict and in transitional namespaces. */
export type XmlHandler = {
  open?(name: string, attributes: XmlAttributes): void;
  text?(text: string): void;
  close?(name: string): void;
};

const chunkLength = 65_536;

/**
 * Walks through XML. It expands no entities but XML's own five and numbers, and loads nothing, so
 * neither a bomb of entities nor an external one does anything. Yields the characters done.
 */
export function* walkXml(
  content: Uint8Array,
  handler: XmlHandler,
): Generator<{ done: number; total: number }, void, void> {
  const source = decodeMarked(content);
  const parser = new Parser(
    {
      onopentag: (name, attributes) => handler.open?.(localName(name), localNames(attributes)),
      ontext: (text) => handler.text?.(text),
      onclosetag: (name) => handler.close?.(localName(name)),
    },
    { xmlMode: true },
  );
  for (let at = 0; at < source.length; at += chunkLength) {
    parser.write(source.slice(at, at + chunkLength));
    yield { done: Math.min(at + chunkLength, source.length), total: source.length };
  }
  parser.end();
}

/** The same for a part that is small beside the text. */
export function readXml(content: Uint8Array | null, handler: XmlHandler): void {
  if (content) for (const _ of walkXml(content, handler)) continue;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function localNames(attributes: Record<string, string>): XmlAttributes {
  const entries = Object.entries(attributes);
  return Object.fromEntries(entries.map(([name, value]) => [localName(name), value]));
}
