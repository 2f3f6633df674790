const longestName = 80;

/** A name that every file system takes, for the title of a conversation or a summary. */
export function fileNameFrom(title: string, extension: string): string {
  const plain = title
    .normalize('NFC')
    // Separators, what Windows refuses, control and formatting characters.
    .replaceAll(/[/\\:*?"<>|\p{C}]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    // A leading dot hides a file, a trailing one is dropped by Windows.
    .replaceAll(/^[. ]+|[. ]+$/gu, '');
  const short = Array.from(plain).slice(0, longestName).join('').trim();
  return `${short === '' ? 'Chat' : short}.${extension}`;
}
