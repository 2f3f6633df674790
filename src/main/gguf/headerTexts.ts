import type { ModelDetails } from '../../shared/api/models.ts';
import { isArray } from './ggufHeader.ts';
import type { GgufHeader, GgufValue } from './ggufHeader.ts';

const longestTemplate = 65_536;
const longestValue = 500;
const mostItems = 8;
const templateKey = 'tokenizer.chat_template';

/** A header for people to read. */
export function headerTexts({ metadata }: GgufHeader): ModelDetails {
  const template = metadata.get(templateKey);
  return {
    chatTemplate: typeof template === 'string' ? template.slice(0, longestTemplate) : null,
    metadata: [...metadata]
      .filter(([key]) => key !== templateKey)
      .map(([key, value]) => ({ key, value: textOf(value) })),
  };
}

function textOf(value: GgufValue): string {
  if (!isArray(value)) return String(value).slice(0, longestValue);
  const items = value.items.slice(0, mostItems).map(String).join(', ').slice(0, longestValue);
  return value.length > mostItems ? `${items}, … (${value.length})` : items;
}
