import { expect, test } from 'vitest';
import { AppError } from '../shared/errors.ts';
import { startFailureLine } from './startFailure.ts';

function systemError(fields: { code: string; port?: number; path?: string }): Error {
  return Object.assign(new Error(fields.code), fields);
}

test.each([
  [
    new AppError('data-folder-busy', { path: '/data', pid: 7 }),
    /^Alcove is already open on \/data/,
  ],
  [new AppError('database-newer', { found: 9, supported: 2 }), /newer Alcove \(format 9; .+ 2\)/],
  [new AppError('database-damaged', { path: '/data/alcove.db' }), /damaged\. Nothing was changed/],
  [new AppError('disk-full', { path: '/data' }), /disk is full/],
  [systemError({ code: 'EADDRINUSE', port: 4000 }), /^Port 4000 is in use/],
  [systemError({ code: 'EACCES', port: 80 }), /port 80/],
  [systemError({ code: 'EACCES', path: '/root/x' }), /^No permission to use \/root\/x/],
  [systemError({ code: 'EROFS', path: '/media' }), /read-only/],
])('%s is told in one line', (error, line) => {
  const told = startFailureLine(error);
  expect(told).toMatch(line);
  expect(told).not.toContain('\n');
});

test('a fault of ours is not dressed up', () => {
  expect(startFailureLine(new TypeError('x is not a function'))).toBeNull();
  expect(startFailureLine(new AppError('internal'))).toBeNull();
});
