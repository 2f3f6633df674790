import { escapeAttribute } from '../markup/escapeMarkup.ts';
import type { Markup } from '../markup/lexMarkup.ts';
import type { Edit } from './edits.ts';

/** Gives an attribute a value; one that is not there comes after the tag's last one. */
export function attributeEdit(
  source: string,
  tag: Extract<Markup, { type: 'open' }>,
  { name, value }: { name: string; value: string },
): Edit {
  const present = tag.attributes.find((attribute) => attribute.name === name);
  if (present?.value) {
    const { quote } = present;
    return { ...present.value, render: () => escapeAttribute(value, quote) };
  }
  const end = /\s*\/?>$/.exec(source.slice(tag.start, tag.end))?.[0].length ?? 0;
  const at = tag.end - end;
  return { start: at, end: at, render: () => ` ${name}="${escapeAttribute(value, '"')}"` };
}
