export const palette = {
  title: 'Command palette',
  placeholder: 'Type a command, a chat or a model',
  nothing: 'Nothing matches.',
  results: 'Results',
  models: 'Load a model',
} as const;
