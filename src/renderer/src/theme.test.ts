import { expect, test } from 'vitest';
import css from './theme.css?raw';

type Palette = Record<string, string>;

const light = coloursIn(css.slice(css.indexOf('@theme'), css.indexOf('@custom-variant')));
const dark = coloursIn(css.slice(css.indexOf("[data-theme='dark'] {")));
const themes = [
  { name: 'light', palette: light },
  { name: 'dark', palette: { ...light, ...dark } },
];

const grounds = ['canvas', 'chrome', 'raised', 'sunken'];
type Pair = [front: string, back: string];
const textPairs: Pair[] = [
  ...grounds.flatMap((ground): Pair[] => [
    ['ink', ground],
    ['ink-2', ground],
    ['ink-3', ground],
    ['accent-text', ground],
    ['amber-text', ground],
    ['red-text', ground],
  ]),
  ['ink', 'hover'],
  ['ink-3', 'hover'],
  ['ink-3', 'highlight'],
  ['ink', 'accent-soft'],
  ['ink-2', 'accent-soft'],
  ['accent-text', 'accent-soft'],
  ['accent-text', 'highlight'],
  ['ink', 'amber-soft'],
  ['amber-text', 'amber-soft'],
  ['ink-2', 'red-soft'],
  ['red-text', 'red-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-red', 'red'],
  ['on-red', 'red-hover'],
];

const controlPairs = ['canvas', 'chrome', 'raised'].flatMap((ground): Pair[] => [
  ['line-strong', ground],
  ['focus', ground],
  ['accent', ground],
]);

test.each(themes)('text is readable on every ground of the $name theme', ({ palette }) => {
  expect(pairsBelow(4.5, textPairs, palette)).toEqual([]);
});

test.each(themes)('controls stand out from every ground of the $name theme', ({ palette }) => {
  expect(pairsBelow(3, controlPairs, palette)).toEqual([]);
});

function pairsBelow(limit: number, pairs: Pair[], palette: Palette): string[] {
  return pairs
    .map(([front, back]) => ({ front, back, ratio: contrast(palette[front], palette[back]) }))
    .filter(({ ratio }) => !(ratio >= limit))
    .map(({ front, back, ratio }) => `${front} on ${back}: ${ratio.toFixed(2)}`);
}

function coloursIn(text: string): Palette {
  const found = text.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g);
  return Object.fromEntries(Array.from(found, ([, name, value]) => [name, value]));
}

/** WCAG 2: relative luminances, each lifted by 0.05. */
function contrast(front = '', back = ''): number {
  const [darker = 0, lighter = 0] = [luminance(front), luminance(back)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) =>
    linear(Number.parseInt(hex.slice(start, start + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}
