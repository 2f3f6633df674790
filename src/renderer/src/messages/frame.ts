import type { Workspace } from '../features/frame/frameStore.ts';

const workspaces: Record<Workspace, string> = {
  chat: 'Chat',
  summarize: 'Summarize',
  translate: 'Translate',
  adapters: 'Adapters',
  models: 'Models',
  settings: 'Settings',
  trash: 'Trash',
};

export const frame = {
  workspaces,
  rail: 'Workspaces',
  /** The rail's button of a workspace in which something runs. */
  busy: (workspace: string) => `${workspace}, at work`,
  opening: 'Opening the studio…',
  reconnecting: 'Reconnecting to the studio…',
  locked: {
    title: 'This studio is locked',
    body: 'Each start of Alcove has its own key, and this page has none, or that of an earlier start.',
    whatToDo:
      'Open the address that Alcove printed when it started. If it is not running, start it again.',
  },
  closed: {
    title: 'The studio was closed',
    body: 'The program behind this page has ended. Everything shown was saved.',
    whatToDo: 'Start Alcove again and open the address that it prints.',
  },
  crashed: {
    title: 'This window hit a fault',
    body: 'Your chats are safe: everything shown was saved before it was shown.',
    whatToDo: 'Reload the window. If it happens again, copy the details into a report.',
  },
} as const;
