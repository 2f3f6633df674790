import { Ellipsis, FileInput, SquarePen } from 'lucide-react';
import { runCommand, shortcutOf } from '../../../commands.ts';
import { chatWords } from '../../../messages/chat.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu, MenuItem } from '../../../ui/Menu.tsx';
import { useChatStore } from '../chatStore.ts';
import { ConversationList } from './ConversationList.tsx';
import { ChatSearchField } from './ChatSearchField.tsx';
import { ChatSearchResults } from './ChatSearchResults.tsx';

const words = chatWords.list;

/** Search, new, and the conversations or what was found in them. */
export function ListPanel() {
  const search = useChatStore((state) => state.search);
  return (
    <>
      <div className="flex h-11 shrink-0 items-center gap-1 ps-3 pe-2">
        <ChatSearchField />
        <IconButton
          icon={SquarePen}
          label={words.newChat}
          shortcut={shortcutOf('chat.new')}
          onClick={() => runCommand('chat.new')}
        />
        <Menu trigger={<IconButton icon={Ellipsis} label={words.menu} />} align="start">
          <MenuItem icon={FileInput} onSelect={() => runCommand('chat.import')}>
            {words.import}
          </MenuItem>
        </Menu>
      </div>
      {search.status === 'off' ? <ConversationList /> : <ChatSearchResults search={search} />}
    </>
  );
}
