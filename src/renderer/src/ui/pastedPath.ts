/** A path as it was meant: file managers copy paths in quotes. */
export function pastedPath(text: string): string {
  const trimmed = text.trim();
  return /^(["']).*\1$/.test(trimmed) ? trimmed.slice(1, -1) : trimmed;
}
