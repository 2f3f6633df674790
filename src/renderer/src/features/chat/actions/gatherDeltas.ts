import type { Delta } from '../openChat.ts';

/** More often than this nobody sees a difference, and every time costs a parse and a layout. */
const millisecondsBetween = 40;

/**
 * Hands streamed text on in fewer, longer pieces: the first at once, the next when its time has
 * come. By timer and not by frame: a page in the background has no frames.
 */
export function gatherDeltas(onDelta: (delta: Delta) => void) {
  let gathered: Delta[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    const ready = gathered;
    gathered = [];
    for (const delta of ready) onDelta(delta);
  }

  function wait(): void {
    timer = setTimeout(() => {
      const hasMore = gathered.length > 0;
      flush();
      if (hasMore) wait();
    }, millisecondsBetween);
  }

  return {
    add(delta: Delta): void {
      const last = gathered.at(-1);
      if (last?.messageId === delta.messageId && last.channel === delta.channel) {
        gathered[gathered.length - 1] = { ...last, text: last.text + delta.text };
      } else {
        gathered.push(delta);
      }
      if (timer !== undefined) return;
      flush();
      wait();
    },
    /** Before an event that stands on the text so far. */
    flush,
    /** The stream was left. */
    drop(): void {
      gathered = [];
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
