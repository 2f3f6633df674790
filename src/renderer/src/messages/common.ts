/** Words that stand in more than one place; the same word for the same thing everywhere. */
export const common = {
  appName: 'Alcove',
  cancel: 'Cancel',
  close: 'Close',
  copied: 'Copied',
  copyDetails: 'Copy details',
  delete: 'Delete',
  dismiss: 'Dismiss',
  reload: 'Reload',
  save: 'Save',
  tryAgain: 'Try again',
  undo: 'Undo',
} as const;
