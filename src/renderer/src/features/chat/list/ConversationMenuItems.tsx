import { Braces, Copy, FileText, PencilLine, Pin, PinOff, Trash2 } from 'lucide-react';
import type { ConversationSummary } from '../../../../../shared/api/chat.ts';
import { chatWords } from '../../../messages/chat.ts';
import { MenuItem, MenuSeparator } from '../../../ui/Menu.tsx';
import { attempt } from '../../../ui/toast.ts';
import {
  deleteConversation,
  duplicateConversation,
  startRenaming,
  togglePin,
} from '../actions/conversationActions.ts';
import { exportConversation } from '../actions/transfer.ts';

const words = chatWords.list;

type ConversationMenuItemsProps = {
  conversation: ConversationSummary;
  /** Where the title becomes a field. */
  renamesIn?: 'list' | 'header';
};

/** What can be done with one conversation, in its context menu and in the menu of its header. */
export function ConversationMenuItems({
  conversation,
  renamesIn = 'list',
}: ConversationMenuItemsProps) {
  const { id, isPinned } = conversation;
  return (
    <>
      <MenuItem icon={PencilLine} shortcut="F2" onSelect={() => startRenaming(id, renamesIn)}>
        {words.rename}
      </MenuItem>
      <MenuItem icon={isPinned ? PinOff : Pin} onSelect={() => togglePin(conversation)}>
        {isPinned ? words.unpin : words.pin}
      </MenuItem>
      <MenuItem icon={Copy} onSelect={() => void attempt(() => duplicateConversation(id))}>
        {words.duplicate}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={FileText}
        onSelect={() => void attempt(() => exportConversation(id, 'markdown'))}
      >
        {words.exportMarkdown}
      </MenuItem>
      <MenuItem icon={Braces} onSelect={() => void attempt(() => exportConversation(id, 'json'))}>
        {words.exportJson}
      </MenuItem>
      <MenuSeparator />
      <MenuItem
        icon={Trash2}
        isDangerous
        onSelect={() => void attempt(() => deleteConversation(conversation))}
      >
        {words.moveToTrash}
      </MenuItem>
    </>
  );
}
