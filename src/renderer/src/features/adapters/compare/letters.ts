/** What a column is called while its stack is hidden, and by screen readers: A, B, C, D. */
export function letterOf(index: number): string {
  return String.fromCodePoint('A'.charCodeAt(0) + index);
}
