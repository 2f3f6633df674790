/**
 * What models put before a translation that nobody asked for: a short line that names what follows,
 * up to its colon.
 */
const introduction =
  /^(?:(?:sure|certainly|of course|okay|ok|absolutely|got it)\b|here(?:'s| is| are|’s)\b|(?:the )?translat(?:ion|ed text)\b|voici\b|bien sûr\b|natürlich\b|hier ist\b|claro\b|aquí (?:está|tienes)\b)[^\n]{0,80}[:!.]\s*\n/iu;

/** And after it: a remark in a paragraph of its own. */
const remark = /\n\s*[([*_]{0,2}(?:note|explanation|remark|translator['’]s note|n\.b\.)\b[^\n]*:/iu;

/** A frame of ours that came back around the answer is no part of it; the rest stays as it is. */
export function withoutFrame(answer: string, source: string): string {
  const trimmed = answer.trim();
  if (/^`{3}/u.test(source.trim())) return trimmed;
  const framed = /^(`{3,})[^\n`]*\n([\s\S]*?)\n?\1$/u.exec(trimmed);
  return framed?.[2]?.trim() ?? trimmed;
}

/** Whether the answer talks about the translation instead of being it. */
export function isChatter(answer: string, source: string): boolean {
  if (introduction.test(answer) && !introduction.test(source)) return true;
  if (remark.test(answer) && !remark.test(source)) return true;
  // A text of one line has a translation of one line.
  return lineCount(answer) > lineCount(source);
}

function lineCount(text: string): number {
  return text
    .trim()
    .split(/\r?\n/u)
    .filter((line) => line.trim() !== '').length;
}
