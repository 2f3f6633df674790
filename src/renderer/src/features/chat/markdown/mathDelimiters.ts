/**
 * Code comes first in the alternation so that what it holds is never taken for maths. Then TeX's
 * `\[…\]` and `\(…\)`, and a single dollar by Pandoc's rule: no space inside the dollars, no digit
 * after the closing one, so that "from $5 to $10" stays money.
 */
const mathOrCode = new RegExp(
  [
    String.raw`(?<code>(?<=^|\n)[ \t]*(?<fence>\`{3,}|~{3,})[\s\S]*?(?:\n[ \t]*\k<fence>|$)|(?<ticks>\`+)[^\`][\s\S]*?\k<ticks>)`,
    String.raw`(?<indent>(?<=^|\n)[ \t]*)\\\[(?<ownLine>[\s\S]+?)\\\]`,
    String.raw`\\\[(?<display>[^\n]+?)\\\]`,
    String.raw`\\\((?<inline>[^\n]+?)\\\)`,
    String.raw`(?<![\\$\w])\$(?![\s$])(?<dollar>[^$\n]*?[^\s\\$])\$(?![\w$])`,
  ].join('|'),
  'g',
);

/** Rewrites every way models write maths into the `$$…$$` that the Markdown parser knows. */
export function withDoubleDollars(markdown: string): string {
  if (!markdown.includes('\\[') && !markdown.includes('\\(') && !markdown.includes('$')) {
    return markdown;
  }
  return markdown.replace(mathOrCode, (whole: string, ...rest) => {
    const groups = rest.at(-1) as Record<string, string | undefined>;
    if (groups['code'] !== undefined) return groups['code'];
    if (groups['ownLine'] !== undefined)
      return displayBlock(groups['ownLine'], groups['indent'] ?? '');
    if (groups['dollar'] !== undefined && isMoney(groups['dollar'])) return whole;
    return `$$${groups['display'] ?? groups['inline'] ?? groups['dollar'] ?? ''}$$`;
  });
}

/** Between two prices stand words; a formula that begins with a digit has an operator or is a number. */
function isMoney(text: string): boolean {
  return /^\d/.test(text) && !/[\\^_={}<>]/.test(text) && !/^[\d.,]+$/.test(text);
}

function displayBlock(tex: string, indent: string): string {
  const lines = [
    '$$',
    ...tex
      .trim()
      .split('\n')
      .map((line) => line.trim()),
    '$$',
  ];
  return lines.map((line) => indent + line).join('\n');
}
