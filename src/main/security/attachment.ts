/**
 * Of a file that is handed out to be kept. The name goes as RFC 6266 and RFC 8187 have it: ASCII for
 * all, and in full for those that can read it.
 */
export function attachmentHeaders(fileName: string): Record<string, string> {
  const plain = fileName.replaceAll(/[^\x20-\x7e]|["\\%/]/gu, '_');
  const full = encodeURIComponent(fileName).replaceAll(
    /['()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${full}`,
    'Cache-Control': 'no-store',
  };
}
