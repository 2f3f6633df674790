import { decodeText } from '../../files/formats/textEncoding.ts';
import { renderEdits } from './edits.ts';
import type { Edit, Rendered } from './edits.ts';
import { encoderOf } from './encodings.ts';
import type { Encode } from './encodings.ts';

/** The text of a file, and its way back to bytes. */
export type SourceText = {
  text: string;
  /** The bytes with these edits; everything else is byte for byte what it was. */
  write(edits: readonly Edit[], options: WritingOptions): Uint8Array;
};

export type WritingOptions = {
  /** How the format writes a character that the file's encoding has not, if it can. */
  escape?: ((character: string) => string) | undefined;
  /** What says that the text is in UTF-8, for when it has to be rewritten so. */
  declareUtf8?: (() => Edit[]) | undefined;
};

/** Fails with `file-not-text`. `declared` is the encoding that the file names, where that counts. */
export function readSourceText(bytes: Uint8Array, declared?: string): SourceText {
  const decoded = decodeText(bytes, declared);
  const { text, encoding } = decoded;
  const encode = encoderOf(encoding);
  const markBytes = markLength(bytes);
  return {
    text,
    write(edits, { escape, declareUtf8 }) {
      if (edits.length === 0) return bytes;
      const content = bytes.subarray(markBytes);
      const written = encode && join(renderEdits(text, edits), { text, content, encode, escape });
      if (written) return Buffer.concat([bytes.subarray(0, markBytes), written]);
      const all = renderEdits(text, [...edits, ...(declareUtf8?.() ?? [])]);
      const texts = all.map((piece) =>
        piece.type === 'new' ? piece.text : text.slice(piece.start, piece.end),
      );
      return Buffer.from(texts.join(''));
    },
  };
}

type Joining = {
  text: string;
  content: Uint8Array;
  encode: Encode;
  escape: ((character: string) => string) | undefined;
};

/** Null when something new cannot be written in the encoding. */
function join(
  rendered: readonly Rendered[],
  { text, content, encode, escape }: Joining,
): Uint8Array | null {
  const pieces: Uint8Array[] = [];
  let textAt = 0;
  let byteAt = 0;
  const passTo = (offset: number): number => {
    byteAt += encode(text.slice(textAt, offset))?.length ?? 0;
    textAt = offset;
    return byteAt;
  };
  for (const piece of rendered) {
    if (piece.type === 'kept') {
      pieces.push(content.subarray(passTo(piece.start), passTo(piece.end)));
      continue;
    }
    const encoded =
      encode(piece.text) ?? (escape && encode(escaped(piece.text, { encode, escape })));
    if (!encoded) return null;
    pieces.push(encoded);
  }
  return Buffer.concat(pieces);
}

function escaped(
  text: string,
  { encode, escape }: { encode: Encode; escape: (character: string) => string },
): string {
  return Array.from(text, (character) => (encode(character) ? character : escape(character))).join(
    '',
  );
}

function markLength([first, second, third]: Uint8Array): number {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 3;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) ? 2 : 0;
}
