const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3001-\u301F\u2026\uFF01-\uFF5E]/u;

/** What goes between two lines that become one: Chinese and Japanese are written without spaces. */
export function lineJoint(before: string, after: string): '' | ' ' {
  return unspaced.test(before.at(-1) ?? '') && unspaced.test(after[0] ?? '') ? '' : ' ';
}
