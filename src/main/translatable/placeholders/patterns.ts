/** How a placeholder is told from text; the first that matches at a place counts. */
const patterns: readonly (readonly [kind: string, pattern: string])[] = [
  ['mustache', String.raw`\{\{\{?[^{}\n]{0,200}\}?\}\}`],
  ['expression', String.raw`[$%#]\{[^{}\n]{0,200}\}`],
  ['brace', String.raw`\{[^{}\n]{0,200}\}`],
  ['python', String.raw`%\([^()\n]{1,100}\)[-+#0 ]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa]`],
  [
    'printf',
    String.raw`%(?:\d+\$)?[-+0#']*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|ll|[hlLqjzt])?[@diouxXeEfFgGaAcCsSpn](?![\p{L}])|%%`,
  ],
  ['numbered', String.raw`%L?\d{1,2}(?![\p{L}\d$.])`],
  ['nested', String.raw`\$t\([^()\n]{1,200}\)`],
  ['extension', String.raw`\$[A-Z0-9_@]{1,60}\$`],
  [
    'tag',
    String.raw`<(?<slash>/?)(?<name>[A-Za-z][\w:.-]*|\d+)(?:\s[^<>]{0,2000})?(?<empty>/?)>|<!--[\s\S]{0,2000}?-->`,
  ],
  ['reference', String.raw`&(?:#\d{1,7}|#x[\dA-Fa-f]{1,6}|[A-Za-z][A-Za-z\d]{1,31});`],
];

/** Literal text and roles of reStructuredText, of which the documents of programs are made. */
const structuredText: readonly (readonly [kind: string, pattern: string])[] = [
  ['literal', '``[^`\\n]{1,500}``'],
  ['role', ':[\\w:.+-]{1,60}:`[^`]{1,500}`'],
  ['reference', '`[^`<>]{1,300}<[^`<>]{1,500}>`__?'],
];

/** A line break that means one; where lines are only wrapped it is none. */
const lineBreak = [['lineBreak', String.raw`[^\S\r\n]*(?:\r\n|[\r\n])\s*`]] as const;

const kinds = {
  message: compile([...patterns, ...lineBreak]),
  structuredText: compile([...structuredText, ...patterns, ...lineBreak]),
  /** A message whose lines are wrapped as they come. */
  wrapped: compile(patterns),
};

/** What is taken for a placeholder depends on what the text is. */
export type MessageKind = keyof typeof kinds;

export function placeholderPattern(kind: MessageKind): RegExp {
  return kinds[kind];
}

function compile(all: readonly (readonly [kind: string, pattern: string])[]): RegExp {
  return new RegExp(all.map(([, pattern]) => `(?:${pattern})`).join('|'), 'gu');
}
