import type { PDFDocumentProxy } from 'unpdf/pdfjs';

export type OutlineEntry = { title: string; level: number; page: number };

type Node = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>[number];

/** More than any reader would unfold; a loop in the file ends here too. */
const mostEntries = 3000;

/** The document's own table of contents, as far as it names pages that exist. */
export async function outlineOf(pdf: PDFDocumentProxy): Promise<OutlineEntry[]> {
  const entries: OutlineEntry[] = [];
  const root = await pdf.getOutline().catch(() => null);
  const waiting = (root ?? []).map((node) => ({ node, level: 1 }));
  for (let seen = 0; waiting.length > 0 && seen < mostEntries; seen += 1) {
    const { node, level } = waiting.shift() as (typeof waiting)[number];
    const page = await pageOf(pdf, node.dest);
    if (page !== null) entries.push({ title: node.title, level, page });
    const children = (node.items as Node[]).map((child) => ({ node: child, level: level + 1 }));
    waiting.unshift(...children);
  }
  return entries;
}

async function pageOf(pdf: PDFDocumentProxy, dest: Node['dest']): Promise<number | null> {
  try {
    const explicit = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
    const target: unknown = explicit?.[0];
    if (typeof target === 'number') return target + 1;
    if (typeof target !== 'object' || target === null) return null;
    return (await pdf.getPageIndex(target as Parameters<PDFDocumentProxy['getPageIndex']>[0])) + 1;
  } catch {
    // An entry that points nowhere is of no use, and no reason to refuse the document.
    return null;
  }
}
