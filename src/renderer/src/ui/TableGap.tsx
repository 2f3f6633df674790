/** Stands in a table body for the rows that are left out of a long one. Pixels. */
export function TableGap({ height }: { height: number }) {
  return height > 0 ? <tr aria-hidden style={{ height }} /> : null;
}
