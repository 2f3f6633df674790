import { expect, test } from 'vitest';
import { decodeTextFile } from './textFile.ts';

test.each([
  ['UTF-8', Buffer.from('naïve 日本')],
  ['UTF-8 with a mark', Buffer.from('\uFEFFnaïve 日本')],
  ['UTF-16 with a mark', Buffer.from('\uFEFFnaïve 日本', 'utf16le')],
])('%s is read', (_, content) => {
  expect(decodeTextFile('a.txt', content)).toBe('naïve 日本');
});

test.each([
  ['a NUL', Buffer.from('text\0more')],
  ['bytes that are no UTF-8', Buffer.from([0x66, 0xff, 0x6f])],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
])('%s is refused', (_, content) => {
  expect(() => decodeTextFile('a.bin', content)).toThrow(
    expect.objectContaining({ code: 'file-not-text', details: { name: 'a.bin' } }),
  );
});
