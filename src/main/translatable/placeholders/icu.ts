/** ICU MessageFormat: where text depends on a number or a choice. */
export type Choice = {
  start: number;
  end: number;
  isPlural: boolean;
  /** The texts to choose from, by offsets without their braces. */
  branches: { selector: string; start: number; end: number }[];
};

const head = /\{\s*[\w.$-]+\s*,\s*(?<kind>plural|select|selectordinal)\s*,/y;
const selector = /\s*(?:offset:\s*\d+\s*)?(?<selector>=?[\w-]+)\s*\{/y;
const end = /\s*\}/y;

/** Whether a text has a choice in it. */
export function hasChoice(text: string): boolean {
  return /\{\s*[\w.$-]+\s*,\s*(?:plural|select|selectordinal)\s*,/.test(text);
}

/** The choices of a text, outermost only; one that is not written right is none. */
export function choicesIn(text: string, from: number, to: number): Choice[] {
  const choices: Choice[] = [];
  for (let at = text.indexOf('{', from); at >= 0 && at < to; at = text.indexOf('{', at + 1)) {
    const choice = readChoice(text, at);
    if (!choice || choice.end > to) continue;
    choices.push(choice);
    at = choice.end - 1;
  }
  return choices;
}

function readChoice(text: string, start: number): Choice | null {
  const opening = matchAt(head, text, start);
  if (!opening) return null;
  const branches: Choice['branches'] = [];
  let at = start + opening[0].length;
  for (;;) {
    const closing = matchAt(end, text, at);
    if (closing && branches.length > 0) {
      const isPlural = opening.groups?.['kind'] !== 'select';
      return { start, end: at + closing[0].length, isPlural, branches };
    }
    const named = matchAt(selector, text, at);
    if (!named) return null;
    const from = at + named[0].length;
    const to = closingBrace(text, from);
    if (to === null) return null;
    branches.push({ selector: named.groups?.['selector'] ?? '', start: from, end: to });
    at = to + 1;
  }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** The brace that closes what was opened before `from`; text in quotes has none. */
function closingBrace(text: string, from: number): number | null {
  let depth = 1;
  let isQuoted = false;
  for (let at = from; at < text.length; at += 1) {
    const character = text[at];
    if (character === "'") {
      if (text[at + 1] === "'") at += 1;
      else if (isQuoted || /[{}#]/.test(text[at + 1] ?? '')) isQuoted = !isQuoted;
    } else if (isQuoted) continue;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return null;
}

/** An apostrophe before a brace would begin a quotation. */
export function protectApostrophes(text: string, next: string): string {
  return `${text}${next.slice(0, 1)}`
    .replaceAll(/'(?=[{}#|])/g, "''")
    .slice(0, next === '' ? undefined : -1);
}
