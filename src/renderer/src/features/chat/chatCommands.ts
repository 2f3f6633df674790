import type { ConversationSummary } from '../../../../shared/api/chat.ts';
import { registerCommands } from '../../commands.ts';
import { chatWords } from '../../messages/chat.ts';
import { chooseFiles } from '../../ui/fileTransfer.ts';
import { focusOnceThere } from '../../ui/focus.ts';
import { attempt } from '../../ui/toast.ts';
import { showWorkspace } from '../frame/frameStore.ts';
import { registerPaletteSource } from '../palette/paletteStore.ts';
import type { PaletteItem } from '../palette/paletteStore.ts';
import { attachFiles } from './actions/attachments.ts';
import {
  deleteConversation,
  duplicateConversation,
  focusComposer,
  newConversation,
  openNeighbour,
  startRenaming,
  togglePin,
} from './actions/conversationActions.ts';
import {
  copyMessage,
  isReplying,
  lastMessage,
  regenerate,
  stopReply,
} from './actions/messageActions.ts';
import { exportConversation, importConversation } from './actions/transfer.ts';
import { openConversation } from './actions/watching.ts';
import { selectConversations, selectOpenChat, selectOpenId, useChatStore } from './chatStore.ts';
import { searchFieldId } from './list/ChatSearchField.tsx';
import { showList, togglePanel } from './panels.ts';

/** The commands of the chat workspace; those that show something bring it to the front. */
export function registerChatCommands(): void {
  registerCommands({
    'chat.new': inChat(() => attempt(newConversation)),
    'chat.import': inChat(() => attempt(importConversation)),
    'chat.next': inChat(() => openNeighbour(1)),
    'chat.previous': inChat(() => openNeighbour(-1)),
    'chat.focusComposer': inChat(focusComposer),
    'chat.search': inChat(focusSearch),
    'chat.stop': { run: stopReply, isEnabled: hasLiveReply },
    'chat.regenerate': onLastReply(regenerate),
    'chat.copyLast': onLastReply((_, message) => void attempt(() => copyMessage(message))),
    'chat.rename': onOpen(({ id }) => startRenaming(id, 'header')),
    'chat.pin': onOpen(togglePin),
    'chat.duplicate': onOpen(({ id }) => attempt(() => duplicateConversation(id))),
    'chat.delete': onOpen((conversation) => attempt(() => deleteConversation(conversation))),
    'chat.exportMarkdown': onOpen(({ id }) => attempt(() => exportConversation(id, 'markdown'))),
    'chat.exportJson': onOpen(({ id }) => attempt(() => exportConversation(id, 'json'))),
    'chat.attach': onOpen(({ id }) => attachChosen(id)),
  });
  registerPaletteSource(conversationItems);
}

/** While the workspace is in front it decides what the inspector command means. */
export function registerPanelCommands(): () => void {
  return registerCommands({ 'view.inspector': () => togglePanel('inspector') });
}

function inChat(action: () => unknown): () => void {
  return () => {
    showWorkspace('chat');
    action();
  };
}

function onOpen(action: (conversation: ConversationSummary) => unknown) {
  return {
    run: (): void => {
      const chat = selectOpenChat(useChatStore.getState());
      if (chat !== null) inChat(() => action(chat.conversation))();
    },
    isEnabled: (): boolean => selectOpenChat(useChatStore.getState()) !== null,
  };
}

type LastReply = NonNullable<ReturnType<typeof lastMessage>>;

function onLastReply(action: (messageId: string, message: LastReply) => void) {
  return {
    run: (): void => {
      const message = lastMessage('assistant');
      if (message !== undefined) action(message.id, message);
    },
    isEnabled: (): boolean => lastMessage('assistant') !== undefined && !hasLiveReply(),
  };
}

/** Escape closes what floats before it stops a reply. */
function hasLiveReply(): boolean {
  const chat = selectOpenChat(useChatStore.getState());
  return chat !== null && isReplying(chat);
}

function focusSearch(): void {
  showList();
  focusOnceThere(searchFieldId);
}

async function attachChosen(conversationId: string): Promise<void> {
  const files = await chooseFiles({ accept: '', isMultiple: true });
  await attachFiles(conversationId, files);
  if (selectOpenId(useChatStore.getState()) === conversationId) focusComposer();
}

function conversationItems(): PaletteItem[] {
  return selectConversations(useChatStore.getState()).map(({ id, title }) => ({
    id,
    title: title === '' ? chatWords.list.untitled : title,
    group: chatWords.palette.group,
    run: inChat(() => openConversation(id)),
  }));
}
