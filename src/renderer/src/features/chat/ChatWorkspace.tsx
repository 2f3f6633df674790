import { useEffect } from 'react';
import { chatWords } from '../../messages/chat.ts';
import { classNames } from '../../ui/classNames.ts';
import { ResizableList } from '../frame/ResizableList.tsx';
import { registerPanelCommands } from './chatCommands.ts';
import { Conversation } from './Conversation.tsx';
import { Inspector } from './inspector/Inspector.tsx';
import { ListPanel } from './list/ListPanel.tsx';
import { LinkDialog } from './markdown/LinkDialog.tsx';
import { hidePanelOver, usePanelPlace } from './panels.ts';
import { startChat } from './startChat.ts';
import { useFigures } from './useFigures.ts';

const panelOver = 'absolute inset-y-0 z-20 bg-chrome shadow-float';

/** The conversations, the open one, and what the model is told for it. */
export function ChatWorkspace() {
  const listPlace = usePanelPlace('list');
  const inspectorPlace = usePanelPlace('inspector');
  useEffect(startChat, []);
  useEffect(registerPanelCommands, []);
  useFigures();

  return (
    <div className="relative flex min-w-0 flex-1 overflow-hidden">
      {listPlace === 'beside' && (
        <ResizableList label={chatWords.list.label}>
          <ListPanel />
        </ResizableList>
      )}
      <main
        aria-label={chatWords.header.workspace}
        className="flex min-w-0 flex-1 flex-col bg-canvas"
      >
        <Conversation
          isListHidden={listPlace !== 'beside'}
          isInspectorShown={inspectorPlace !== 'hidden'}
        />
      </main>
      {(listPlace === 'over' || inspectorPlace === 'over') && (
        <div aria-hidden className="absolute inset-0 z-10" onPointerDown={hidePanelOver} />
      )}
      {listPlace === 'over' && (
        <nav
          aria-label={chatWords.list.label}
          className={classNames(panelOver, 'start-0 flex w-75 flex-col')}
        >
          <ListPanel />
        </nav>
      )}
      {inspectorPlace !== 'hidden' && (
        <aside
          aria-label={chatWords.inspector.label}
          className={classNames(
            'flex w-75 shrink-0 flex-col',
            inspectorPlace === 'over' ? classNames(panelOver, 'end-0') : 'border-s border-line',
          )}
        >
          <h2 className="flex h-11 shrink-0 items-center px-4 text-ui font-medium text-ink-2">
            {chatWords.inspector.label}
          </h2>
          <Inspector />
        </aside>
      )}
      <LinkDialog />
    </div>
  );
}
