/** The texts of a prompt file by the heading they stand under. */
export type PromptTexts = {
  (name: string): string;
  has(name: string): boolean;
};

/** Parses `# name` sections; what stands before the first is a note for those who read the file. */
export function parsePromptTexts(file: string): PromptTexts {
  const sections = new Map<string, string>();
  for (const section of `\n${file}`.split(/\n# /u).slice(1)) {
    const [name = '', ...lines] = section.split('\n');
    sections.set(name.trim(), lines.join('\n').trim());
  }
  const textOf = (name: string): string => {
    const text = sections.get(name);
    if (text === undefined) throw new RangeError(`no prompt is named "${name}"`);
    return text;
  };
  return Object.assign(textOf, { has: (name: string) => sections.has(name) });
}

const lineOfPlaceholders = /^(?:\{\{\w+\}\})+$/u;

/**
 * Puts values in the place of `{{names}}`; what a value itself contains is left as it is. A line of
 * nothing but names whose values are empty is left out.
 */
export function fill(template: string, values: Record<string, string>): string {
  return template
    .split('\n')
    .map((line) => {
      const filled = line.replaceAll(/\{\{(\w+)\}\}/gu, (all, name: string) => values[name] ?? all);
      return filled === '' && lineOfPlaceholders.test(line) ? null : filled;
    })
    .filter((line) => line !== null)
    .join('\n');
}

/** A fence longer than any in the text, so that the text cannot end its own frame. */
export function fenceFor(text: string): string {
  let fence = '```';
  for (const [run] of text.matchAll(/`{3,}/gu)) if (run.length >= fence.length) fence = `${run}\``;
  return fence;
}
