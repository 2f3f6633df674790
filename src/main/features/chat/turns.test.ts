import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toTurns, withAttachments } from './turns.ts';

const template = 'File: {{name}}\n\n{{fence}}\n{{content}}\n{{fence}}\n';

function turnsOf(...said: [role: 'user' | 'assistant', text: string][]) {
  const path = said.map(([role, text], index) => ({ id: `m${index}`, role, text }));
  return toTurns(path);
}

test('turns alternate: empty replies are left out and neighbours of one role joined', () => {
  expect(
    turnsOf(['user', 'one'], ['assistant', ''], ['user', 'two'], ['assistant', 'answer']),
  ).toEqual([
    { role: 'user', text: 'one\n\ntwo', messageId: 'm0' },
    { role: 'assistant', text: 'answer', messageId: 'm3' },
  ]);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.constantFrom('user' as const, 'assistant' as const), fc.string())),
      (said) => {
        const roles = turnsOf(...said).map((turn) => turn.role);
        expect(roles.some((role, index) => index > 0 && role === roles[index - 1])).toBe(false);
      },
    ),
  );
});

test('files come before the text, each under its name', () => {
  expect(withAttachments('What is this?', [{ name: 'a.txt', content: 'hello' }], template)).toBe(
    'File: a.txt\n\n```\nhello\n```\n\nWhat is this?',
  );
  expect(withAttachments('Just text', [], template)).toBe('Just text');
});

test('nothing in a file ends its block or is filled in', () => {
  const content = '```\n{{name}} $& $1\n````';
  expect(withAttachments('', [{ name: 'x', content }], template)).toBe(
    `File: x\n\n\`\`\`\`\`\n${content}\n\`\`\`\`\``,
  );
});
