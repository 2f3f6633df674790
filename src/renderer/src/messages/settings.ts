import type { Settings } from '../../../shared/api/settings.ts';

const themes: Record<Settings['theme'], string> = {
  system: 'System',
  light: 'Light',
  dark: 'Dark',
};

export const settingsTexts = {
  title: 'Settings',
  appearance: 'Appearance',
  theme: 'Theme',
  themes,
  chat: 'Chat',
  sendKey: 'Send with',
  sendKeyHint: {
    enter: 'Shift+Enter begins a new line.',
    'mod-enter': 'Enter begins a new line.',
  },
  enter: 'Enter',
  systemPrompt: 'Default system prompt',
  systemPromptHint: 'Given to every chat made from now on; each chat can change its own.',
  data: 'Your data',
  dataFolder: 'Data folder',
  dataFolderHint:
    'Everything Alcove keeps is in this folder: chats, settings, the list of models. Copy it to move or to back up.',
  copyPath: 'Copy the path',
  version: 'Version',
  offline:
    'There is no account, no update check, no statistics. Alcove connects to nothing, unless you switch Downloads on under Models.',
  shortcuts: 'Keyboard shortcuts',
} as const;
