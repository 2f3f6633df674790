/** Text between tags of XML; what XML cannot have at all is left out. */
export function escapeXmlText(text: string): string {
  return cleanXml(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(']]>', ']]&gt;');
}

/** Text between tags of HTML: an ampersand that begins no reference stays. */
export function escapeHtmlText(text: string): string {
  return cleanXml(text)
    .replaceAll(/&(?=[#\w])/g, '&amp;')
    .replaceAll('<', '&lt;');
}

/** The value of an attribute that stands between these quotes. */
export function escapeAttribute(text: string, quote: string): string {
  const escaped = escapeXmlText(text);
  return quote === "'" ? escaped.replaceAll("'", '&#39;') : escaped.replaceAll('"', '&quot;');
}

export function characterReference(character: string): string {
  return `&#x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()};`;
}

/** XML 1.0, 2.2: no control characters but tab and line ends, no halves of characters. */
function cleanXml(text: string): string {
  return text.toWellFormed().replaceAll(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '');
}
