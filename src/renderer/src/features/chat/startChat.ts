import { attempt } from '../../ui/toast.ts';
import { useSettings } from '../settings/settingsStore.ts';
import { openFirstConversation } from './actions/conversationActions.ts';
import { flushDetails } from './actions/details.ts';
import { flushDraft } from './actions/drafts.ts';
import { startMeasuring } from './actions/measuring.ts';
import { loadPresets } from './actions/presetActions.ts';
import { watchConversations } from './actions/watching.ts';
import { registerChatCommands } from './chatCommands.ts';
import { prepareMarkdown } from './markdown/LazyMarkdown.tsx';

let isStarted = false;

/**
 * Once, when the workspace is first shown; it goes on behind the other workspaces, because the
 * palette finds chats and the commands act on them from everywhere.
 */
export function startChat(): void {
  if (isStarted) return;
  isStarted = true;
  registerChatCommands();
  startMeasuring();
  watchConversations(() => void openFirst());
  addEventListener('pagehide', flushUnsaved);
  document.addEventListener('visibilitychange', flushUnsaved);
}

async function openFirst(): Promise<void> {
  const settings = await firstSettings();
  await attempt(() => openFirstConversation(settings.lastConversationId));
  prepareMarkdown();
  await attempt(loadPresets);
}

type LoadedSettings = NonNullable<ReturnType<typeof useSettings.getState>['settings']>;

function firstSettings(): Promise<LoadedSettings> {
  return new Promise((resolve) => {
    const { settings } = useSettings.getState();
    if (settings !== null) return resolve(settings);
    const unsubscribe = useSettings.subscribe((state) => {
      if (state.settings === null) return;
      unsubscribe();
      resolve(state.settings);
    });
  });
}

function flushUnsaved(): void {
  flushDraft();
  flushDetails();
}
