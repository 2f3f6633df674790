/** A number as it stands in a text, and what it may mean: "1.200" is two different numbers. */
export type NumberFact = { text: string; start: number; values: number[] };

/** Blank spaces group digits by three. */
const grouped = String.raw`\p{Nd}{1,3}(?:[ \u00a0\u202f\u2009]\p{Nd}{3})+(?:[.,]\p{Nd}+)?`;
const plain = String.raw`\p{Nd}(?:[\p{Nd}.,'’]*\p{Nd})?`;

/** Not "GPT-3" nor "3D", which are names; but "19th" and "5km", and between Chinese characters. */
const digits = new RegExp(
  String.raw`(?<![\p{Lu}\p{Ll}\p{Nd}]|[\p{Lu}\p{Ll}]-)(?:${grouped}|${plain})(?!\p{Nd}|\p{Lu}|[a-z]{4})`,
  'gu',
);

/** Spelled-out numbers that a source may have where a summary has digits, by value. */
const spelled: ReadonlyMap<string, number> = new Map(
  [
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
    'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf',
    'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize',
    'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince',
  ].flatMap((list) => list.split(' ').map((word, value): [string, number] => [word, value])),
);

const tens: ReadonlyMap<string, number> = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, index) => [word, (index + 2) * 10]),
);

const scales: readonly (readonly [RegExp, number])[] = [
  [/^\s*(?:hundred|hundert|cents?|cien(?:tos)?)(?!\p{L})/iu, 100],
  [/^\s*(?:thousand|tausend|mille|mil|k)(?!\p{L})/iu, 1000],
  [/^\s*(?:million|mio|millones|millón)/iu, 1_000_000],
  [/^\s*(?:billion|bn|milliard|mrd|mil millones)/iu, 1_000_000_000],
  [/^\s*(?:trillion|tn)(?!\p{L})/iu, 1_000_000_000_000],
];

/** Numbers written in digits; a scale after them ("4.2 million") counts. */
export function numbersIn(text: string): NumberFact[] {
  return Array.from(text.matchAll(digits), (match) => {
    const values = valuesOf(match[0]);
    const rest = text.slice(match.index + match[0].length);
    const scale = scales.find(([pattern]) => pattern.test(rest))?.[1];
    const scaled = scale === undefined ? [] : values.map((value) => value * scale);
    return { text: match[0], start: match.index, values: [...scaled, ...values] };
  });
}

/** Every value that a number in the text may mean, spelled-out ones included. */
export function numberValuesIn(text: string): number[] {
  const words = text.toLowerCase().matchAll(/\p{L}+(?:-\p{L}+)?/gu);
  const spelledOut = Array.from(words, ([word]) => spelledValue(word));
  return [
    ...numbersIn(text).flatMap(({ values }) => values),
    ...spelledOut.filter((value) => value !== undefined),
  ];
}

/** Equal, or the same rounded: "4.5 million" is in "4,512,300", but "5" is not in "5.4". */
export function isSameNumber(said: number, found: number): boolean {
  if (said === found) return true;
  const precision = significantDigits(said);
  return (
    precision >= 2 &&
    precision < significantDigits(found) &&
    Number(found.toPrecision(precision)) === said
  );
}

function spelledValue(word: string): number | undefined {
  const [ten = '', one] = word.split('-');
  const base = tens.get(ten);
  if (base === undefined) return spelled.get(word);
  return one === undefined ? base : base + (spelled.get(one) ?? 0);
}

/** Commas and points group or divide, by country: both readings are taken where both are possible. */
function valuesOf(written: string): number[] {
  const ascii = asciiDigits(written).replaceAll(/['’ \u00a0\u202f\u2009]/gu, '');
  const readings = new Set<number>();
  for (const decimal of ['.', ',']) {
    const group = decimal === '.' ? ',' : '.';
    const isGrouped = new RegExp(`^\\d{1,3}(?:\\${group}\\d{3})*(?:\\${decimal}\\d+)?$`);
    const isPlain = new RegExp(`^\\d+(?:\\${decimal}\\d+)?$`);
    if (!isGrouped.test(ascii) && !isPlain.test(ascii)) continue;
    readings.add(Number(ascii.replaceAll(group, '').replace(decimal, '.')));
  }
  // Neither: a version or a section, "3.2.1"; its parts are numbers at least.
  return readings.size > 0 ? [...readings] : ascii.split(/[.,]/u).map(Number);
}

/** Arabic and other digits as ours. */
function asciiDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
}

/** Unicode keeps the ten digits of a script together, in order. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero -= 1;
  return code - zero;
}

function significantDigits(value: number): number {
  return value
    .toString()
    .replace(/e.*$/u, '')
    .replace('.', '')
    .replace(/^0+/u, '')
    .replace(/0+$/u, '').length;
}
