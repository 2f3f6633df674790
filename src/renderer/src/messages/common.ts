/** Words that stand in more than one place; the same word for the same thing everywhere. */
export const common = {
  appName: 'Alcove',
  cancel: 'Cancel',
  copied: 'Copied',
  copyDetails: 'Copy details',
  dismiss: 'Dismiss',
  reload: 'Reload',
  save: 'Save',
  searchClear: 'Clear the search',
  tryAgain: 'Try again',
  undo: 'Undo',
} as const;
