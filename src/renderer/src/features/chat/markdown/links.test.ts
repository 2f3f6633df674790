// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { isLocalImage, webAddress } from './links.ts';

test.each([
  ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
  ['http://münchen.example/', 'http://xn--mnchen-3ya.example/'],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['file:///etc/passwd', null],
  ['/relative', null],
  [undefined, null],
])('webAddress(%s) is %s', (href, expected) => {
  expect(webAddress(href)).toBe(expected);
});

test.each([
  ['data:image/png;base64,AAAA', true],
  ['data:text/html,x', false],
  ['https://example.org/pixel.png', false],
  ['//example.org/pixel.png', false],
  ['javascript:alert(1)', false],
  [undefined, false],
])('isLocalImage(%s) is %s', (source, expected) => {
  expect(isLocalImage(source)).toBe(expected);
});
