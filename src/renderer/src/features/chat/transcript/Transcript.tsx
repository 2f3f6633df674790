import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { Message } from '../../../../../shared/api/chat.ts';
import { chatWords } from '../../../messages/chat.ts';
import { Button } from '../../../ui/Button.tsx';
import { selectOpenChat, useChatStore } from '../chatStore.ts';
import { Announcer } from './Announcer.tsx';
import { estimatedHeight } from './heights.ts';
import { MessageRow } from './MessageRow.tsx';

const words = chatWords.transcript;

/** Within this distance of the end new text is followed. */
const followPixels = 48;

const noPath: readonly string[] = [];

/** The messages of the shown branch; only those in sight exist as elements. */
export function Transcript() {
  const path = useChatStore((state) => selectOpenChat(state)?.path ?? noPath);
  const liveId = useChatStore((state) => selectOpenChat(state)?.live?.messageId ?? null);
  const scroller = useRef<HTMLDivElement>(null);
  const [isAtEnd, setIsAtEnd] = useState(true);
  const [focusedId, setFocusedId] = useState<string | null>(null);

  // The React compiler, which could not memoize what this returns, is not used here.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: path.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimatedHeight(messageOf(path[index])),
    getItemKey: (index) => path[index] ?? index,
    overscan: 2,
    paddingStart: 20,
    paddingEnd: 20,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: followPixels,
    onChange: () => requestAnimationFrame(() => setIsAtEnd(isNearEnd(scroller.current))),
  });

  useLayoutEffect(() => virtualizer.scrollToEnd(), [virtualizer]);
  useEffect(() => {
    if (isAtEnd) return followResizes(scroller.current, () => virtualizer.scrollToEnd());
  }, [isAtEnd, virtualizer]);

  // Whoever asks for a reply wants to see it, wherever they were reading.
  useEffect(() => {
    if (liveId !== null) virtualizer.scrollToEnd();
  }, [liveId, virtualizer]);

  const targetId = useChatStore((state) => state.target?.messageId ?? null);
  const targetIndex = targetId === null ? -1 : path.indexOf(targetId);
  useEffect(() => {
    if (targetIndex >= 0) virtualizer.scrollToIndex(targetIndex, { align: 'center' });
  }, [targetIndex, targetId, virtualizer]);

  const rows = virtualizer.getVirtualItems();
  const isFocusedRendered = rows.some((row) => row.key === focusedId);
  const tabStopKey = isFocusedRendered ? focusedId : rows.at(-1)?.key;

  function focusMessage(index: number): void {
    const id = path[index];
    if (id === undefined) return;
    virtualizer.scrollToIndex(index, { align: 'auto' });
    requestAnimationFrame(() =>
      scroller.current?.querySelector<HTMLElement>(`[data-message="${id}"]`)?.focus(),
    );
  }

  /** Arrow keys walk the messages while one of them, and nothing in it, has the focus. */
  function handleKey(event: KeyboardEvent): void {
    if (!(event.target instanceof HTMLElement)) return;
    const index = path.indexOf(event.target.dataset['message'] ?? '');
    if (index === -1) return;
    const next = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: path.length - 1,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    focusMessage(next);
  }

  return (
    <div className="relative min-h-0 flex-1">
      <div ref={scroller} className="h-full overflow-y-auto [overflow-anchor:none]">
        <div
          role="feed"
          aria-label={words.label}
          aria-busy={liveId !== null}
          className="relative"
          style={{ height: virtualizer.getTotalSize() }}
          onKeyDown={handleKey}
        >
          {rows.map(({ key, index, start }) => (
            <div
              key={key}
              data-index={index}
              ref={virtualizer.measureElement}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
              onFocus={() => setFocusedId(String(key))}
            >
              <MessageRow
                messageId={String(key)}
                position={index + 1}
                total={path.length}
                isTabStop={key === tabStopKey}
              />
            </div>
          ))}
        </div>
      </div>
      {!isAtEnd && (
        <Button
          size="small"
          aria-label={words.toLatest}
          icon={<ArrowDown size={14} strokeWidth={1.75} aria-hidden />}
          onClick={() => virtualizer.scrollToEnd()}
          className="absolute inset-x-0 bottom-3 mx-auto w-fit rounded-full bg-raised shadow-float"
        >
          {words.latest}
        </Button>
      )}
      <Announcer />
    </div>
  );
}

/** Read when it is needed: following every change would render the list for every token. */
function messageOf(id: string | undefined): Message | undefined {
  return id === undefined ? undefined : selectOpenChat(useChatStore.getState())?.messages[id];
}

/** From the element itself, after it was laid out: the text above may have become shorter. */
function isNearEnd(element: HTMLElement | null): boolean {
  if (element === null) return true;
  return element.scrollHeight - element.scrollTop - element.clientHeight <= followPixels;
}

/** A window made smaller, or a composer grown taller, must not hide what is being followed. */
function followResizes(element: HTMLElement | null, scrollToEnd: () => void): () => void {
  let isFirst = true;
  const resizes = new ResizeObserver(() => {
    // The first call only tells the size there is.
    if (!isFirst) scrollToEnd();
    isFirst = false;
  });
  if (element !== null) resizes.observe(element);
  return () => resizes.disconnect();
}
