/** Names that Windows keeps for devices, with any ending. */
const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu;

/** No file system takes more than 255 bytes, and a number may have to be added. */
const longestBytes = 200;

/**
 * A name from the network as one that every file system takes and that shows as what it is:
 * letters, marks, digits and `._- ` alone. Without separators it can lead nowhere.
 */
export function safeName(name: string): string {
  const plain = name
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}._ -]+/gu, '_')
    .replaceAll(/\.{2,}/gu, '.')
    // A leading point hides a file, a leading hyphen looks like an option; Windows drops the ends.
    .replaceAll(/^[. -]+|[. ]+$/gu, '');
  const short = shortened(plain);
  if (short === '') return '_';
  return deviceName.test(short) ? `_${short}` : short;
}

/** Keeps the ending, by which a model file is known. */
function shortened(name: string): string {
  const bytes = Buffer.from(name);
  if (bytes.length <= longestBytes) return name;
  const ending = /\.[\w-]{1,10}$/u.exec(name)?.[0] ?? '';
  const stem = bytes.subarray(0, longestBytes - ending.length).toString();
  // A character that was cut in two is decoded as a replacement character.
  return stem.replaceAll(/[\uFFFD. ]+$/gu, '') + ending;
}
