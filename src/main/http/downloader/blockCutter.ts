import { blockEnd, blockStart } from './blocks.ts';
import type { Blocks } from './blocks.ts';

type Cut = { index: number; content: Buffer };

/** Cuts bytes that come in pieces of any size into blocks, beginning with a whole one. */
export function createBlockCutter(blocks: Blocks, from: number) {
  let index = Math.floor(from / blocks.blockBytes);
  let pieces: Buffer[] = [];
  let size = 0;

  return {
    /** Which block the next byte is part of. */
    get index(): number {
      return index;
    },
    /** Whether everything before this position has been cut. */
    hasReached: (position: number): boolean => blockStart(blocks, index) + size >= position,
    /** Bytes of that block so far. */
    get size(): number {
      return size;
    },
    /** As much of the piece as the block takes, and the block once that makes it whole. */
    take(piece: Buffer): { taken: number; cut: Cut | null } {
      const room = blockEnd(blocks, index) - blockStart(blocks, index) - size;
      const part = piece.subarray(0, Math.max(0, room));
      pieces.push(part);
      size += part.length;
      if (part.length < room || room <= 0) return { taken: part.length, cut: null };
      const cut = { index, content: Buffer.concat(pieces) };
      index += 1;
      pieces = [];
      size = 0;
      return { taken: part.length, cut };
    },
  };
}
