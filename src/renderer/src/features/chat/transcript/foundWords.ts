import { useEffect } from 'react';
import type { RefObject } from 'react';
import { useChatStore } from '../chatStore.ts';

/** Named in `markdown.css`. */
const highlightName = 'search-hit';

/**
 * Lights the words that were searched for in a message that was opened from the results. Ranges of
 * the page's own highlight registry leave the elements alone, which belong to the Markdown.
 */
export function useFoundWords(messageId: string, element: RefObject<HTMLElement | null>): void {
  const target = useChatStore((state) => state.target);
  const words = target?.messageId === messageId ? target.words : null;

  useEffect(() => {
    if (words === null || element.current === null || !('highlights' in CSS)) return;
    const root = element.current;
    const light = (): void => {
      CSS.highlights.set(highlightName, new Highlight(...rangesOf(root, words)));
    };
    light();
    const timer = setTimeout(() => showFirst(rangesOf(root, words)), settleMilliseconds);
    // Highlighted code and formulas arrive a moment after the text.
    const changes = new MutationObserver(light);
    changes.observe(root, { childList: true, subtree: true, characterData: true });
    return () => {
      clearTimeout(timer);
      changes.disconnect();
      CSS.highlights.delete(highlightName);
    };
  }, [words, element]);
}

/** The list has found its place by then; the words may still be below a long beginning. */
const settleMilliseconds = 120;

function showFirst([first]: readonly Range[]): void {
  first?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
}

function rangesOf(root: HTMLElement, words: readonly string[]): Range[] {
  const lowerCased = words.map((word) => word.toLocaleLowerCase()).filter((word) => word !== '');
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = (node.nodeValue ?? '').toLocaleLowerCase();
    // Some capitals change their length in lower case; offsets would then point elsewhere.
    if (text.length !== node.nodeValue?.length) continue;
    for (const word of lowerCased) ranges.push(...occurrences(node, text, word));
  }
  return ranges;
}

function occurrences(node: Node, text: string, word: string): Range[] {
  const ranges: Range[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    const range = new Range();
    range.setStart(node, at);
    range.setEnd(node, at + word.length);
    ranges.push(range);
  }
  return ranges;
}
