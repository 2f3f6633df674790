import { analyse } from 'chardet';
import { AppError } from '../../../shared/errors.ts';

export type DecodedText = {
  text: string;
  /** As `TextDecoder` names it. */
  encoding: string;
  /** Set when the encoding is a guess. */
  guessed: string | null;
};

/** Enough for statistics of letters. */
const sampleBytes = 100_000;

/**
 * The text of a file that is text, or `file-not-text`. What the file itself declares is believed
 * where it fits and nothing surer is there.
 */
export function decodeText(content: Uint8Array, declared?: string): DecodedText {
  const marked = encodingOfMark(content) ?? wideEncoding(content);
  if (marked !== null) {
    const guessed = encodingOfMark(content) === null ? marked : null;
    return { text: decode(marked, content), encoding: marked, guessed };
  }
  // No text in another encoding has a NUL, and nearly every other file does.
  if (content.includes(0)) throw new AppError('file-not-text');
  const text = tryDecode('utf-8', content);
  if (text !== null) return { text, encoding: 'utf-8', guessed: null };
  const stated = declared === undefined ? null : tryDecode(declared, content);
  if (declared !== undefined && stated !== null) {
    return { text: stated, encoding: declared, guessed: null };
  }
  const guessed = guessEncoding(content);
  return { text: decode(guessed, content), encoding: guessed, guessed };
}

/** By the mark of byte order, else UTF-8; what does not fit becomes a replacement character. */
export function decodeMarked(content: Uint8Array): string {
  return new TextDecoder(encodingOfMark(content) ?? 'utf-8').decode(content);
}

function encodingOfMark([first, second, third]: Uint8Array): string | null {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  return null;
}

/** UTF-16 without a mark: spaces and line ends alone give it a NUL on the same side again and again. */
function wideEncoding(content: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = content.subarray(0, sampleBytes);
  if (content.length % 2 !== 0 || !sample.includes(0)) return null;
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  const pairs = sample.length / 2;
  if (even === 0 && odd > pairs * 0.05) return 'utf-16le';
  if (odd === 0 && even > pairs * 0.05) return 'utf-16be';
  return null;
}

const western = 'windows-1252';
const leastConfidence = 10;
/** The other encodings of Latin letters: short texts look as much like these. */
const otherLatin = /^(?:iso-8859-(?:1|2|9)|windows-125(?:0|4|7))$/i;
const surestBytes = 1000;
const clearlyMore = 10;

/** The likeliest of the encodings that fit, by the statistics of its letters. */
function guessEncoding(content: Uint8Array): string {
  const sample = content.subarray(0, sampleBytes);
  if (hasControlCharacters(sample)) throw new AppError('file-not-text');
  const fitting = analyse(sample).filter(
    ({ name, confidence }) => confidence >= leastConfidence && tryDecode(name, content) !== null,
  );
  const [best] = fitting;
  if (!best || best.name === 'ISO-8859-1') return western;
  if (!otherLatin.test(best.name)) return best.name.toLowerCase();
  const ofWestern = fitting.find(({ name }) => name === 'windows-1252' || name === 'ISO-8859-1');
  const isClear = best.confidence - (ofWestern?.confidence ?? 0) >= clearlyMore;
  return isClear && sample.length >= surestBytes ? best.name.toLowerCase() : western;
}

/** Text has tabs and line ends; a file that is not text soon has others. */
function hasControlCharacters(sample: Uint8Array): boolean {
  const controls = sample.filter(
    (byte) => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b,
  );
  return controls.length > sample.length * 0.001;
}

function decode(encoding: string, content: Uint8Array): string {
  const text = tryDecode(encoding, content);
  if (text === null) throw new AppError('file-not-text');
  return text;
}

function tryDecode(encoding: string, content: Uint8Array): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content);
  } catch (error) {
    // An encoding that Node does not know is a RangeError, bytes that do not fit a TypeError.
    if (error instanceof RangeError || error instanceof TypeError) return null;
    throw error;
  }
}
