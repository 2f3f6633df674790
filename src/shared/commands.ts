/**
 * Every action of the studio, once: the palette, the shortcuts and the desktop menu are all made
 * from this list. `keys` is in tinykeys' notation; `$mod` is Ctrl, or Cmd on macOS.
 */
export const commands = [
  { id: 'chat.new', title: 'New chat', group: 'Chat', keys: '$mod+n' },
  { id: 'chat.search', title: 'Search chats', group: 'Chat', keys: '$mod+f' },
  { id: 'chat.stop', title: 'Stop the reply', group: 'Chat', keys: 'Escape' },
  {
    id: 'chat.regenerate',
    title: 'Regenerate the last reply',
    group: 'Chat',
    keys: '$mod+Shift+r',
  },
  { id: 'chat.copyLast', title: 'Copy the last reply', group: 'Chat', keys: '$mod+Shift+c' },
  { id: 'chat.rename', title: 'Rename this chat', group: 'Chat', keys: 'F2' },
  { id: 'chat.pin', title: 'Pin or unpin this chat', group: 'Chat', keys: null },
  { id: 'chat.duplicate', title: 'Duplicate this chat', group: 'Chat', keys: null },
  { id: 'chat.delete', title: 'Move this chat to the trash', group: 'Chat', keys: null },
  { id: 'chat.exportMarkdown', title: 'Export this chat as Markdown', group: 'Chat', keys: null },
  { id: 'chat.exportJson', title: 'Export this chat as JSON', group: 'Chat', keys: null },
  { id: 'chat.import', title: 'Import a chat', group: 'Chat', keys: null },
  { id: 'chat.attach', title: 'Attach a text file', group: 'Chat', keys: null },
  { id: 'chat.next', title: 'Next chat', group: 'Chat', keys: '$mod+Alt+ArrowDown' },
  { id: 'chat.previous', title: 'Previous chat', group: 'Chat', keys: '$mod+Alt+ArrowUp' },
  { id: 'chat.focusComposer', title: 'Write a message', group: 'Chat', keys: '$mod+l' },
  { id: 'summarize.new', title: 'New summary', group: 'Summarize', keys: null },
  { id: 'summarize.open', title: 'Summarize documents…', group: 'Summarize', keys: '$mod+Shift+o' },
  { id: 'summarize.paste', title: 'Summarize a text', group: 'Summarize', keys: null },
  { id: 'summarize.search', title: 'Search summaries', group: 'Summarize', keys: null },
  { id: 'summarize.cancel', title: 'Cancel this summary', group: 'Summarize', keys: null },
  { id: 'summarize.resume', title: 'Resume this summary', group: 'Summarize', keys: null },
  { id: 'summarize.ask', title: 'Ask about this summary', group: 'Summarize', keys: null },
  { id: 'summarize.copy', title: 'Copy this summary', group: 'Summarize', keys: null },
  {
    id: 'summarize.copyReceipts',
    title: 'Copy this summary with its receipts',
    group: 'Summarize',
    keys: null,
  },
  {
    id: 'summarize.exportMarkdown',
    title: 'Export this summary as Markdown',
    group: 'Summarize',
    keys: null,
  },
  {
    id: 'summarize.exportDocx',
    title: 'Export this summary as a Word file',
    group: 'Summarize',
    keys: null,
  },
  {
    id: 'summarize.exportText',
    title: 'Export this summary as plain text',
    group: 'Summarize',
    keys: null,
  },
  {
    id: 'summarize.exportJson',
    title: 'Export this summary as JSON',
    group: 'Summarize',
    keys: null,
  },
  { id: 'summarize.nextPassage', title: 'Next passage', group: 'Summarize', keys: 'Alt+ArrowDown' },
  {
    id: 'summarize.previousPassage',
    title: 'Previous passage',
    group: 'Summarize',
    keys: 'Alt+ArrowUp',
  },
  { id: 'summarize.delete', title: 'Delete this summary', group: 'Summarize', keys: null },
  { id: 'translate.text', title: 'Translate a text', group: 'Translate', keys: null },
  { id: 'translate.swap', title: 'Swap the languages', group: 'Translate', keys: null },
  { id: 'translate.copy', title: 'Copy the translation', group: 'Translate', keys: null },
  { id: 'translate.clear', title: 'Clear the text to translate', group: 'Translate', keys: null },
  { id: 'translate.stop', title: 'Stop translating the text', group: 'Translate', keys: null },
  {
    id: 'translate.resume',
    title: 'Translate the rest of the text',
    group: 'Translate',
    keys: null,
  },
  { id: 'view.chat', title: 'Go to Chat', group: 'View', keys: '$mod+1' },
  { id: 'view.summarize', title: 'Go to Summarize', group: 'View', keys: '$mod+2' },
  { id: 'view.translate', title: 'Go to Translate', group: 'View', keys: '$mod+3' },
  { id: 'view.adapters', title: 'Go to Adapters', group: 'View', keys: '$mod+4' },
  { id: 'view.models', title: 'Go to Models', group: 'View', keys: '$mod+5' },
  { id: 'view.settings', title: 'Settings', group: 'View', keys: '$mod+,' },
  { id: 'view.trash', title: 'Trash', group: 'View', keys: null },
  { id: 'view.inspector', title: 'Show or hide the inspector', group: 'View', keys: '$mod+i' },
  { id: 'view.palette', title: 'Command palette', group: 'View', keys: '$mod+k' },
  { id: 'view.themeSystem', title: 'Theme: follow the system', group: 'View', keys: null },
  { id: 'view.themeLight', title: 'Theme: light', group: 'View', keys: null },
  { id: 'view.themeDark', title: 'Theme: dark', group: 'View', keys: null },
  { id: 'adapters.add', title: 'Add an adapter', group: 'Adapters', keys: null },
  { id: 'adapters.ofChat', title: 'Adapters of this chat', group: 'Adapters', keys: null },
  { id: 'adapters.compare', title: 'Compare stacks side by side', group: 'Adapters', keys: null },
  {
    id: 'adapters.batch',
    title: 'Run many prompts through stacks',
    group: 'Adapters',
    keys: null,
  },
  {
    id: 'adapters.saveStack',
    title: 'Save the adapters that are on as a named stack',
    group: 'Adapters',
    keys: null,
  },
  {
    id: 'adapters.clear',
    title: 'Turn all adapters off in this chat',
    group: 'Adapters',
    keys: null,
  },
  { id: 'models.add', title: 'Add a model', group: 'Models', keys: '$mod+o' },
  { id: 'models.sources', title: 'Sources of models', group: 'Models', keys: null },
  {
    id: 'models.findPrograms',
    title: 'Find models of other programs',
    group: 'Models',
    keys: null,
  },
  { id: 'models.get', title: 'Get models', group: 'Models', keys: null },
  { id: 'models.connections', title: 'Show every connection', group: 'Models', keys: null },
  { id: 'models.unload', title: 'Unload the model', group: 'Models', keys: null },
] as const satisfies readonly Command[];

type Command = {
  id: string;
  title: string;
  group: 'Chat' | 'Summarize' | 'Translate' | 'View' | 'Adapters' | 'Models';
  keys: string | null;
};

export type CommandId = (typeof commands)[number]['id'];
