/** The same text, whatever white space is around and between words and however accents are coded. */
export function isExactMatch(hypothesis: string, reference: string): boolean {
  return plain(hypothesis) === plain(reference);
}

function plain(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/gu, ' ').trim();
}
