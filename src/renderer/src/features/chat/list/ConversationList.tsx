import { ContextMenu } from '@base-ui/react/context-menu';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { ConversationSummary } from '../../../../../shared/api/chat.ts';
import { chatWords } from '../../../messages/chat.ts';
import { attempt } from '../../../ui/toast.ts';
import { deleteConversation, startRenaming } from '../actions/conversationActions.ts';
import { selectConversations, selectOpenId, useChatStore } from '../chatStore.ts';
import { focusOnceThere } from '../focus.ts';
import { ConversationMenuItems } from './ConversationMenuItems.tsx';
import { ConversationRow, rowId } from './ConversationRow.tsx';
import { keyOf, listItems, nextConversation } from './listItems.ts';
import type { ListItem } from './listItems.ts';

const words = chatWords.list;
const groupHeight = 32;
const rowHeight = 32;

/** Every conversation, grouped by day; only the lines in sight exist as elements. */
export function ConversationList() {
  const conversations = useChatStore(selectConversations);
  const isLoading = useChatStore((state) => state.list.status === 'loading');
  const openId = useChatStore(selectOpenId);
  const items = useMemo(() => listItems(conversations, Date.now()), [conversations]);
  const scroller = useRef<HTMLDivElement>(null);
  const [menuFor, setMenuFor] = useState<ConversationSummary | null>(null);
  const [tabStopId, setTabStopId] = useState<string | null>(null);

  // The React compiler, which could not memoize what this returns, is not used here.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.type === 'group' ? groupHeight : rowHeight),
    getItemKey: (index) => keyOf(items[index] as ListItem),
    overscan: 6,
    paddingEnd: 12,
  });

  // Heights differ by what a line is, and lines change places when the list is sorted anew.
  useEffect(() => virtualizer.measure(), [items, virtualizer]);

  /** The one row that Tab reaches; the arrow keys go on from it. */
  const tabStop = useMemo(() => {
    const holds = (id: string | null) => conversations.some((entry) => entry.id === id);
    if (holds(tabStopId)) return tabStopId;
    return holds(openId) ? openId : (conversations[0]?.id ?? null);
  }, [conversations, tabStopId, openId]);

  function focusRow(index: number): void {
    const item = items[index];
    if (item?.type !== 'conversation') return;
    setTabStopId(item.conversation.id);
    virtualizer.scrollToIndex(index, { align: 'auto' });
    focusOnceThere(rowId(item.conversation.id));
  }

  function handleKey(event: KeyboardEvent): void {
    const index = items.findIndex((item) => keyOf(item) === rowIdOf(event.target));
    const item = items[index];
    if (item?.type !== 'conversation') return;
    const action = {
      ArrowDown: () => focusRow(nextConversation(items, index, 1)),
      ArrowUp: () => focusRow(nextConversation(items, index, -1)),
      Home: () => focusRow(nextConversation(items, -1, 1)),
      End: () => focusRow(nextConversation(items, items.length, -1)),
      F2: () => startRenaming(item.conversation.id),
      Delete: () => void attempt(() => deleteConversation(item.conversation)),
    }[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  }

  if (items.length === 0) {
    return (
      <p className="px-4 py-3 text-small text-ink-3">{isLoading ? words.loading : words.empty}</p>
    );
  }

  return (
    <ContextMenu.Root>
      <ContextMenu.Trigger
        ref={scroller}
        className="min-h-0 flex-1 overflow-y-auto"
        onContextMenu={(event) => {
          const id = rowIdOf(event.target);
          setMenuFor(conversations.find((entry) => entry.id === id) ?? null);
        }}
      >
        <ul
          className="relative"
          style={{ height: virtualizer.getTotalSize() }}
          onKeyDown={handleKey}
        >
          {virtualizer.getVirtualItems().map(({ key, index, start, size }) => {
            const item = items[index];
            if (item === undefined) return null;
            return (
              <li
                key={key}
                className="absolute inset-x-0 top-0"
                style={{ height: size, transform: `translateY(${start}px)` }}
              >
                {item.type === 'group' ? (
                  <h2 className="px-4 pt-3 text-status font-medium text-ink-3">
                    {words.groups[item.name]}
                  </h2>
                ) : (
                  <ConversationRow
                    conversation={item.conversation}
                    isTabStop={item.conversation.id === tabStop}
                  />
                )}
              </li>
            );
          })}
        </ul>
      </ContextMenu.Trigger>
      {menuFor !== null && (
        <ContextMenu.Portal>
          <ContextMenu.Positioner className="z-50 outline-none">
            <ContextMenu.Popup className="floats min-w-52 p-1 outline-none">
              <ConversationMenuItems conversation={menuFor} />
            </ContextMenu.Popup>
          </ContextMenu.Positioner>
        </ContextMenu.Portal>
      )}
    </ContextMenu.Root>
  );
}

function rowIdOf(target: EventTarget): string | undefined {
  if (!(target instanceof Element)) return undefined;
  return target.closest<HTMLElement>('[data-conversation]')?.dataset['conversation'];
}
