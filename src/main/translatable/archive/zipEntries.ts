import { crc32, deflateRawSync } from 'node:zlib';
import { AppError } from '../../../shared/errors.ts';
import { documentLimits } from '../../files/limits.ts';

/** An entry of an archive as it lies there (PKWARE's APPNOTE 6.3, 4.3). */
export type ZipEntry = {
  name: string;
  /** Its record in the directory at the end. */
  record: Uint8Array;
  /** Its header, its packed content and what follows, up to the next entry. */
  local: Uint8Array;
};

export type ZipLayout = {
  /** Before the first entry; nearly always nothing. */
  prefix: Uint8Array;
  /** In the order of their content. */
  entries: ZipEntry[];
  end: Uint8Array;
};

const endMark = 0x06054b50;
const recordMark = 0x02014b50;
const endLength = 22;
const recordLength = 46;
const localLength = 30;

/** Where everything lies. Fails with `document-damaged` for what is not whole, and for zip64. */
export function zipLayout(bytes: Uint8Array): ZipLayout {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const endAt = findEnd(content);
  const count = content.readUInt16LE(endAt + 10);
  if (count > documentLimits.entries) {
    throw new AppError('document-over-limit', { limit: 'entries', most: documentLimits.entries });
  }
  const directoryAt = content.readUInt32LE(endAt + 16);
  let at = directoryAt;
  const records: { name: string; record: Buffer; offset: number }[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + recordLength > endAt || content.readUInt32LE(at) !== recordMark) throw damaged();
    const nameLength = content.readUInt16LE(at + 28);
    const length =
      recordLength + nameLength + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32);
    const name = content.toString('utf8', at + recordLength, at + recordLength + nameLength);
    records.push({
      name,
      record: content.subarray(at, at + length),
      offset: content.readUInt32LE(at + 42),
    });
    at += length;
  }
  const sorted = records.toSorted((a, b) => a.offset - b.offset);
  const entries = sorted.map(({ name, record, offset }, index) => {
    const next = sorted[index + 1]?.offset ?? directoryAt;
    if (next < offset + localLength || next > content.length) throw damaged();
    return { name, record, local: content.subarray(offset, next) };
  });
  return {
    prefix: content.subarray(0, sorted[0]?.offset ?? directoryAt),
    entries,
    end: content.subarray(endAt),
  };
}

function findEnd(content: Buffer): number {
  const earliest = Math.max(0, content.length - endLength - 0xffff);
  for (let at = content.length - endLength; at >= earliest; at -= 1) {
    if (content.readUInt32LE(at) === endMark) return at;
  }
  throw damaged();
}

function damaged(): AppError {
  return new AppError('document-damaged', { reason: 'Its directory is not whole.' });
}

/**
 * The archive with some entries replaced. All others are copied as they are packed, with their
 * times and whatever else is said of them; without changes it is the same bytes.
 */
export function replaceEntries(
  bytes: Uint8Array,
  changed: ReadonlyMap<string, Uint8Array>,
): Uint8Array {
  if (changed.size === 0) return bytes;
  const { prefix, entries, end } = zipLayout(bytes);
  const locals: Uint8Array[] = [prefix];
  const records = new Map<Uint8Array, Buffer>();
  let offset = prefix.length;
  for (const { name, record, local } of entries) {
    const content = changed.get(name);
    const written = content
      ? packed(record, local, content)
      : { record: Buffer.from(record), local };
    written.record.writeUInt32LE(offset, 42);
    records.set(record, written.record);
    locals.push(written.local);
    offset += written.local.length;
  }
  const directory = Buffer.concat(
    inDirectoryOrder(entries).map((record) => records.get(record) ?? record),
  );
  const ending = Buffer.from(end);
  ending.writeUInt32LE(directory.length, 12);
  ending.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, ending]);
}

function inDirectoryOrder(entries: readonly ZipEntry[]): Uint8Array[] {
  return entries.map(({ record }) => record).toSorted((a, b) => a.byteOffset - b.byteOffset);
}

/** Sizes and checksum stand in front of the content, so none has to follow it. */
const followsFlag = 0x0008;

function packed(
  record: Uint8Array,
  local: Uint8Array,
  content: Uint8Array,
): { record: Buffer; local: Uint8Array } {
  const newRecord = Buffer.from(record);
  const source = Buffer.from(local.buffer, local.byteOffset, local.byteLength);
  const headerLength = localLength + source.readUInt16LE(26) + source.readUInt16LE(28);
  const header = Buffer.from(source.subarray(0, headerLength));
  const isStored = source.readUInt16LE(8) === 0;
  const data = isStored ? content : deflateRawSync(content);
  for (const [buffer, flags, at] of [
    [newRecord, 8, 16],
    [header, 6, 14],
  ] as const) {
    buffer.writeUInt16LE(buffer.readUInt16LE(flags) & ~followsFlag, flags);
    buffer.writeUInt32LE(crc32(content), at);
    buffer.writeUInt32LE(data.length, at + 4);
    buffer.writeUInt32LE(content.length, at + 8);
  }
  return { record: newRecord, local: Buffer.concat([header, data]) };
}
