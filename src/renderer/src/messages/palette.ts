export const palette = {
  title: 'Command palette',
  placeholder: 'Type a command, a chat, a model or an adapter',
  nothing: 'Nothing matches.',
  results: 'Results',
  models: 'Load a model',
} as const;
