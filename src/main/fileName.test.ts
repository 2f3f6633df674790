import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileNameFrom } from './fileName.ts';

test.each([
  ['Lease: draft 2/3', 'Lease draft 2 3.md'],
  ['', 'Chat.md'],
  ['..', 'Chat.md'],
  ['契約書', '契約書.md'],
  ['a\u202Eb\0c', 'a b c.md'],
])('%j becomes %j', (title, name) => {
  expect(fileNameFrom(title, 'md')).toBe(name);
});

test('a file name is never a path, hidden or too long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
      const name = fileNameFrom(title, 'json');
      expect(name).toMatch(/^[^./\\][^/\\]*\.json$/su);
      expect(Array.from(name).length).toBeLessThanOrEqual(85);
    }),
  );
});
