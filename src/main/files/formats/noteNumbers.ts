const digits = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** As a mark of a note: raised, so that it does not become part of the word or number before it. */
export function raisedNumber(number: number | string): string {
  return String(number).replace(/\d/g, (digit) => digits[Number(digit)] ?? digit);
}
