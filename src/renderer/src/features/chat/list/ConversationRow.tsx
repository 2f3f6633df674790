import type { ConversationSummary } from '../../../../../shared/api/chat.ts';
import { chatWords } from '../../../messages/chat.ts';
import { classNames } from '../../../ui/classNames.ts';
import { focusOnceThere } from '../../../ui/focus.ts';
import { rowId } from '../../../ui/GroupedList.tsx';
import { startRenaming } from '../actions/conversationActions.ts';
import { openConversation } from '../actions/watching.ts';
import { selectOpenId, useChatStore } from '../chatStore.ts';
import { TitleField } from './TitleField.tsx';

const words = chatWords.list;

type ConversationRowProps = { conversation: ConversationSummary; isTabStop: boolean };

export function ConversationRow({ conversation, isTabStop }: ConversationRowProps) {
  const { id, title, isReplying } = conversation;
  const isOpen = useChatStore((state) => selectOpenId(state) === id);
  const isRenaming = useChatStore(
    ({ renaming }) => renaming?.place === 'list' && renaming.id === id,
  );

  if (isRenaming) {
    return (
      <div className="px-2">
        <TitleField
          conversationId={id}
          title={title}
          returnFocus={() => focusOnceThere(rowId(id))}
          className="h-8 w-full px-2 text-ui"
        />
      </div>
    );
  }

  return (
    <div className="px-2">
      <button
        type="button"
        id={rowId(id)}
        aria-current={isOpen ? 'page' : undefined}
        tabIndex={isTabStop ? 0 : -1}
        onClick={() => openConversation(id)}
        onDoubleClick={() => startRenaming(id, 'list')}
        className={classNames(
          'flex h-8 w-full items-center gap-2 rounded-md px-2 text-start text-ui',
          isOpen
            ? 'bg-accent-soft font-medium text-ink'
            : 'text-ink-2 hover:bg-hover hover:text-ink',
        )}
      >
        <span dir="auto" className="min-w-0 flex-1 truncate">
          {title === '' ? words.untitled : title}
        </span>
        {isReplying && (
          <span className="size-1.5 shrink-0 animate-pulse rounded-full bg-accent">
            <span className="sr-only">{words.replying}</span>
          </span>
        )}
      </button>
    </div>
  );
}
