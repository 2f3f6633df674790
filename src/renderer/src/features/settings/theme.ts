import type { Settings } from '../../../../shared/api/settings.ts';

type Theme = Settings['theme'];

/** The last choice, so that the first paint has the right ground before the core has answered. */
const rememberedKey = 'alcove.theme';

const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

/** Paints the remembered theme and follows the system from now on. Called before the first paint. */
export function startTheme(): void {
  applyTheme(rememberedTheme());
  systemIsDark.addEventListener('change', () => applyTheme(rememberedTheme()));
}

export function applyTheme(theme: Theme): void {
  localStorage.setItem(rememberedKey, theme);
  const isDark = theme === 'dark' || (theme === 'system' && systemIsDark.matches);
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
}

function rememberedTheme(): Theme {
  const remembered = localStorage.getItem(rememberedKey);
  return remembered === 'light' || remembered === 'dark' ? remembered : 'system';
}
