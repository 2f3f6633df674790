import { isSameNumber, numberValuesIn, numbersIn } from '../../../../shared/text/numbers.ts';

/**
 * Numbers of the source that the target does not have, and of the target that the source does not,
 * whatever the separators and the digits: "1,234.5" is "1 234,5", and "3" may be "three".
 */
export function changedNumbers(source: string, target: string): string[] {
  return [...missingIn(target, source), ...missingIn(source, target)];
}

function missingIn(text: string, other: string): string[] {
  const found = numberValuesIn(text);
  return numbersIn(other)
    .filter(({ values }) => !values.some((value) => isIn(found, value)))
    .map((number) => number.text);
}

function isIn(found: readonly number[], value: number): boolean {
  return found.some((each) => isSameNumber(value, each) || isSameNumber(each, value));
}
