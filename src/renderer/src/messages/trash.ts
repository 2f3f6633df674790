export const trash = {
  title: 'Trash',
  restore: 'Restore',
  restoreNamed: (title: string) => `Restore ${title}`,
  restored: (title: string) => `“${title}” is back in your chats`,
  purge: 'Delete for good',
  purgeNamed: (title: string) => `Delete for good: ${title}`,
  purgeTitle: 'Delete this chat for good?',
  purgeBody: (title: string) => `“${title}” and all of its messages cannot be brought back.`,
  purgeAll: 'Empty the trash',
  purgeAllTitle: 'Empty the trash?',
  purgeAllBody: (count: number) =>
    count === 1 ? 'One chat cannot be brought back.' : `${count} chats cannot be brought back.`,
  deletedAt: (age: string) => `Deleted ${age}`,
  emptyTitle: 'The trash is empty',
  emptyBody: 'Deleted chats wait here until you delete them for good.',
} as const;
