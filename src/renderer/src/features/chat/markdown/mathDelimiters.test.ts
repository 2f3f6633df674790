import { expect, test } from 'vitest';
import { withDoubleDollars } from './mathDelimiters.ts';

test.each([
  ['TeX inline', String.raw`so \(a^2\) is`, 'so $$a^2$$ is'],
  ['TeX display on its own lines', '\\[\na+b\n\\]', '$$\na+b\n$$'],
  ['TeX display in a list', '- see\n  \\[a\\]', '- see\n  $$\n  a\n  $$'],
  ['TeX display within a line', String.raw`thus \[a\] holds`, 'thus $$a$$ holds'],
  ['single dollars', 'where $x_i$ is', 'where $$x_i$$ is'],
])('%s', (_, written, expected) => {
  expect(withDoubleDollars(written)).toBe(expected);
});

test.each([
  ['prices', 'from $5 to $10, or US$ 7'],
  ['a range of prices', 'it costs $5-$10'],
  ['double dollars', 'already $$x$$ here'],
  ['inline code', 'run `echo $HOME and $PATH` now'],
  ['a fenced block', '```sh\necho $a$ \\(b\\)\n```'],
  ['a fence that is still being written', '```sh\necho $a$'],
  ['an escaped dollar', String.raw`\$x$ is not`],
  ['an unfinished formula', String.raw`so \(a^2`],
])('leaves %s alone', (_, written) => {
  expect(withDoubleDollars(written)).toBe(written);
});
