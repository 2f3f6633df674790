import { Ellipsis, PanelLeft, PanelRight } from 'lucide-react';
import type { Conversation } from '../../../../shared/api/chat.ts';
import { runCommand, shortcutOf } from '../../commands.ts';
import { chatWords } from '../../messages/chat.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { focusComposer, startRenaming } from './actions/conversationActions.ts';
import { selectOpenChat, useChatStore } from './chatStore.ts';
import { ConversationMenuItems } from './list/ConversationMenuItems.tsx';
import { TitleField } from './list/TitleField.tsx';
import { togglePanel } from './panels.ts';

const words = chatWords.header;

type ChatHeaderProps = { isListHidden: boolean; isInspectorShown: boolean };

/** The title of the open conversation, and what can be done with it. */
export function ChatHeader({ isListHidden, isInspectorShown }: ChatHeaderProps) {
  const conversation = useChatStore((state) => selectOpenChat(state)?.conversation ?? null);
  return (
    <header className="flex h-11 shrink-0 items-center gap-1 border-b border-line ps-3 pe-2">
      {isListHidden && (
        <IconButton icon={PanelLeft} label={words.showList} onClick={() => togglePanel('list')} />
      )}
      <div className="flex min-w-0 flex-1">
        {conversation !== null && <Title conversation={conversation} />}
      </div>
      {conversation !== null && (
        <Menu trigger={<IconButton icon={Ellipsis} label={words.more} />}>
          <ConversationMenuItems conversation={conversation} renamesIn="header" />
        </Menu>
      )}
      <IconButton
        icon={PanelRight}
        label={isInspectorShown ? words.hideInspector : words.showInspector}
        shortcut={shortcutOf('view.inspector')}
        aria-pressed={isInspectorShown}
        onClick={() => runCommand('view.inspector')}
      />
    </header>
  );
}

function Title({ conversation: { id, title } }: { conversation: Conversation }) {
  const isRenaming = useChatStore(
    ({ renaming }) => renaming?.place === 'header' && renaming.id === id,
  );
  if (isRenaming) {
    return (
      <TitleField
        conversationId={id}
        title={title}
        returnFocus={focusComposer}
        className="h-7 w-full max-w-120 px-1.5 text-ui font-medium"
      />
    );
  }
  return (
    <h1
      dir="auto"
      onDoubleClick={() => startRenaming(id, 'header')}
      className="truncate px-1.5 text-ui font-medium text-ink"
      title={title}
    >
      {title === '' ? chatWords.list.untitled : title}
    </h1>
  );
}
