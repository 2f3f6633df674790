import type { BlockKind } from '../../../shared/api/documents.ts';
import { deepestLevel } from '../headingLevels.ts';

export type Attributes = Record<string, string>;

/** What is not text: machinery, pictures, controls, and readings beside ruby characters. */
const unread = new Set(
  [
    ['title', 'script', 'style', 'noscript', 'template', 'link', 'meta'],
    ['svg', 'canvas', 'iframe', 'object', 'embed', 'audio', 'video', 'map'],
    ['button', 'input', 'select', 'textarea', 'datalist', 'progress', 'meter', 'dialog'],
    ['rt', 'rp', 'annotation', 'annotation-xml'],
  ].flat(),
);

const hidingStyle = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))/i;

/** Whether a reader of the page would not see this element, and all in it. */
export function isHidden(name: string, attributes: Attributes): boolean {
  return (
    unread.has(name) ||
    'hidden' in attributes ||
    attributes['aria-hidden'] === 'true' ||
    hidingStyle.test(attributes['style'] ?? '') ||
    hasRole(attributes, 'pagebreak') ||
    hasRole(attributes, 'backlink')
  );
}

const furniture = new Set(['nav', 'footer', 'aside']);
const furnitureRoles = new Set(['navigation', 'banner', 'contentinfo', 'search', 'complementary']);

/** What surrounds the text of a page. */
export function isFurniture(name: string, attributes: Attributes): boolean {
  return furniture.has(name) || furnitureRoles.has(attributes['role'] ?? '');
}

/** A mark that points at a note, as EPUB says it. */
export function isNoteReference(attributes: Attributes): boolean {
  return hasRole(attributes, 'noteref');
}

function hasRole(attributes: Attributes, role: string): boolean {
  const types = (attributes['epub:type'] ?? '').split(/\s+/);
  return types.includes(role) || attributes['role'] === `doc-${role}`;
}

const blocks = new Set(
  [
    ['html', 'body', 'main', 'article', 'section', 'header', 'footer', 'nav', 'aside', 'address'],
    ['div', 'p', 'center', 'hr', 'pre', 'blockquote', 'figure', 'figcaption', 'details', 'summary'],
    ['ul', 'ol', 'menu', 'li', 'dl', 'dt', 'dd', 'form', 'fieldset', 'legend'],
    ['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th'],
    ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
  ].flat(),
);

export function isBlock(name: string): boolean {
  return blocks.has(name);
}

const kinds: Record<string, BlockKind> = {
  pre: 'code',
  blockquote: 'quote',
  figcaption: 'caption',
  caption: 'caption',
  li: 'list-item',
  dt: 'list-item',
  dd: 'list-item',
};

export function kindOfElement(name: string): BlockKind | null {
  return kinds[name] ?? null;
}

const heading = /^h([1-6])$/;

/** The level of a heading, or null. */
export function headingLevel(name: string, attributes: Attributes): number | null {
  const level = heading.exec(name)?.[1];
  if (level !== undefined) return Number(level);
  if (attributes['role'] !== 'heading') return null;
  const given = Number(attributes['aria-level'] ?? 2);
  return Number.isInteger(given) && given >= 1 ? Math.min(given, deepestLevel) : 2;
}
