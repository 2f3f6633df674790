/** Elements within a line of text; all others begin and end paragraphs. */
const inline = new Set(
  [
    ['a', 'abbr', 'acronym', 'b', 'bdi', 'bdo', 'big', 'br', 'cite', 'code', 'data', 'del', 'dfn'],
    ['em', 'font', 'i', 'img', 'input', 'ins', 'kbd', 'label', 'mark', 'math', 'nobr', 'output'],
    ['picture', 'q', 'rb', 'rp', 'rt', 'ruby', 's', 'samp', 'small', 'source', 'span', 'strike'],
    ['strong', 'sub', 'sup', 'svg', 'time', 'tt', 'u', 'var', 'wbr', 'audio', 'video', 'object'],
    ['canvas', 'iframe', 'map', 'area', 'embed', 'progress', 'meter', 'script', 'noscript'],
  ].flat(),
);

export function isInline(name: string): boolean {
  return inline.has(localName(name));
}

const empty = new Set(
  [
    ['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param'],
    ['source', 'track', 'wbr'],
  ].flat(),
);

export function isVoid(name: string): boolean {
  return empty.has(name);
}

/** Machinery, code, formulas and pictures: nothing in them is translated. */
const untouched = new Set(
  [
    ['script', 'style', 'pre', 'textarea', 'template', 'svg', 'math', 'iframe', 'object', 'canvas'],
    ['code', 'kbd', 'samp', 'var', 'tt', 'rt', 'rp', 'audio', 'video', 'map'],
  ].flat(),
);

export function isUntouched(name: string): boolean {
  return untouched.has(localName(name));
}

/** Of those, what a sentence speaks of and what must keep its place in it. */
const spokenOf = new Set(['code', 'kbd', 'samp', 'var', 'tt', 'math']);

export function isSpokenOf(name: string): boolean {
  return spokenOf.has(localName(name));
}

const translatedAttributes = new Set(
  [
    ['alt', 'title', 'placeholder', 'label', 'summary', 'abbr'],
    ['aria-label', 'aria-description', 'aria-placeholder', 'aria-roledescription'],
  ].flat(),
);

const metaNames =
  /^(?:description|keywords|application-name|og:(?:title|description|site_name|image:alt)|twitter:(?:title|description|image:alt))$/i;

/** Whether people read this attribute. `value` gives others of the same tag. */
export function isTranslatedAttribute(
  tag: string,
  attribute: string,
  value: (name: string) => string | null,
): boolean {
  if (translatedAttributes.has(attribute)) return attribute !== 'title' || tag !== 'link';
  if (tag === 'meta' && attribute === 'content') {
    return metaNames.test(value('name') ?? value('property') ?? '');
  }
  return tag === 'input' && attribute === 'value'
    ? /^(?:submit|button|reset)$/i.test(value('type') ?? '')
    : false;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
