/** The texts of a prompt file by the heading they stand under. */
export type PromptTexts = (name: string) => string;

/** Parses `# name` sections. */
export function parsePromptTexts(file: string): PromptTexts {
  const sections = new Map<string, string>();
  for (const section of file.split(/^# /mu).slice(1)) {
    const [name = '', ...lines] = section.split('\n');
    sections.set(name.trim(), lines.join('\n').trim());
  }
  return (name) => {
    const text = sections.get(name);
    if (text === undefined) throw new RangeError(`no prompt is named "${name}"`);
    return text;
  };
}

/** Puts values in the place of `{{names}}`; what a value itself contains is left as it is. */
export function fill(template: string, values: Record<string, string>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/gu, (all, name: string) => values[name] ?? all);
}

/** A fence longer than any in the text, so that the text cannot end its own frame. */
export function fenceFor(text: string): string {
  let fence = '```';
  for (const [run] of text.matchAll(/`{3,}/gu)) if (run.length >= fence.length) fence = `${run}\``;
  return fence;
}
