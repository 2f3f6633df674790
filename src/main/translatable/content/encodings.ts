/** Text as bytes of an encoding; null when it has a character that the encoding has not. */
export type Encode = (text: string) => Uint8Array | null;

/** Encodings whose bytes mean something else after a switch cannot be written piece by piece. */
const switching = /^iso-2022/;

/** The reverse of `TextDecoder` for that encoding; null for one that cannot be written. */
export function encoderOf(encoding: string): Encode | null {
  const label = new TextDecoder(encoding).encoding;
  if (label === 'utf-8') return (text) => Buffer.from(text);
  if (label === 'utf-16le') return (text) => Buffer.from(text, 'utf16le');
  if (label === 'utf-16be') return (text) => Buffer.from(text, 'utf16le').swap16();
  if (switching.test(label)) return null;
  const table = tableOf(label);
  return (text) => {
    const bytes: number[] = [];
    for (const character of text) {
      const code = table.get(character);
      if (!code) return null;
      bytes.push(...code);
    }
    return Uint8Array.from(bytes);
  };
}

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

/** What `TextDecoder` makes of each byte and each pair of bytes, turned round. */
function tableOf(label: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(label);
  if (known) return known;
  const decoder = new TextDecoder(label);
  const table = new Map<string, readonly number[]>();
  const leads: number[] = [];
  for (let byte = 0; byte < 256; byte += 1) {
    const character = decoder.decode(Uint8Array.of(byte));
    if (character === '\uFFFD') leads.push(byte);
    else table.set(character, [byte]);
  }
  for (const lead of leads) {
    for (let trail = 0x30; trail < 256; trail += 1) {
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (Array.from(text).length === 1 && text !== '\uFFFD' && !table.has(text)) {
        table.set(text, [lead, trail]);
      }
    }
  }
  tables.set(label, table);
  return table;
}
