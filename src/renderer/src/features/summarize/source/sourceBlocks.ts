import { create } from 'zustand';
import type { SourceBlock } from '../../../../../shared/api/summarize.ts';
import { api } from '../../../api.ts';
import { attempt } from '../../../ui/toast.ts';

const pageSize = 200;

/** The blocks that were looked at, by `documentId page`. Fetched when they come into sight. */
type SourceBlocks = { pages: Readonly<Record<string, readonly SourceBlock[]>> };

const useBlocks = create<SourceBlocks>(() => ({ pages: {} }));

const requested = new Set<string>();

/** Undefined until it has arrived. */
export function useSourceBlock(documentId: string, block: number): SourceBlock | undefined {
  return useBlocks(({ pages }) => pages[keyOf(documentId, block)]?.[block % pageSize]);
}

/** Asks for the page that holds a block, once. */
export function wantBlock(documentId: string, block: number): void {
  const key = keyOf(documentId, block);
  if (requested.has(key)) return;
  requested.add(key);
  void fetchPage(key, documentId, block - (block % pageSize));
}

async function fetchPage(key: string, documentId: string, from: number): Promise<void> {
  const input = { documentId, from, count: pageSize };
  const blocks = await attempt(() => api.summarize.readBlocks(input));
  if (!requested.has(key)) return;
  if (blocks === null) requested.delete(key);
  else useBlocks.setState(({ pages }) => ({ pages: { ...pages, [key]: blocks } }));
}

/** When another summary is shown: a library of books must not stay in the window. */
export function forgetBlocks(): void {
  requested.clear();
  useBlocks.setState({ pages: {} });
}

function keyOf(documentId: string, block: number): string {
  return `${documentId} ${Math.floor(block / pageSize)}`;
}
