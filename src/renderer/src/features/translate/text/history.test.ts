import { expect, test } from 'vitest';
import { createHistory } from './history.ts';

const at = (source: string) => ({ source, caret: source.length });

test('typing without a pause is undone in one step, a pause parts it', () => {
  let time = 0;
  const history = createHistory(() => time);
  history.keep(at(''), 'type');
  time += 100;
  history.keep(at('a'), 'type');
  time += 5000;
  history.keep(at('ab'), 'type');
  expect(history.undo(at('abc'))).toEqual(at('ab'));
  expect(history.undo(at('ab'))).toEqual(at(''));
  expect(history.undo(at(''))).toBeNull();
  expect(history.redo(at(''))).toEqual(at('ab'));
  expect(history.redo(at('ab'))).toEqual(at('abc'));
});

test('a paste is a step of its own, and ends what could be redone', () => {
  const history = createHistory(() => 0);
  history.keep(at(''), 'type');
  history.keep(at('a'), null);
  expect(history.undo(at('a pasted'))).toEqual(at('a'));
  history.keep(at('a'), 'type');
  expect(history.redo(at('ab'))).toBeNull();
});
