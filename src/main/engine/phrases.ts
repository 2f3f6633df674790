/** Letters and digits of scripts that put spaces between words. */
const wordCharacter =
  '[[\\p{L}\\p{M}\\p{N}]--[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}ー]]';
const endOfWord = new RegExp(`${wordCharacter}$`, 'v');
const startOfWord = new RegExp(`^${wordCharacter}`, 'v');

/** Whether two texts stay two words, or more, when they are put side by side. */
export function isJoint(before: string, after: string): boolean {
  return !endOfWord.test(before.slice(-2)) || !startOfWord.test(after.slice(0, 2));
}

/** The phrases of which a text has no wording, as whole words. */
export function missingPhrases(text: string, phrases: readonly string[][]): string[][] {
  return phrases.filter((wordings) => !wordings.some((wording) => stands(text, wording)));
}

function stands(text: string, wording: string): boolean {
  for (let at = text.indexOf(wording); at >= 0; at = text.indexOf(wording, at + 1)) {
    const end = at + wording.length;
    if (isJoint(text.slice(0, at), wording) && isJoint(wording, text.slice(end))) return true;
  }
  return false;
}
