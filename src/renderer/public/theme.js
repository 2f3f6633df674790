// Runs before the first paint, which is why it is no part of the bundle. `features/settings/theme.ts`
// remembers the choice and takes over from here.
const chosen = localStorage.getItem('alcove.theme');
const isDark =
  chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
