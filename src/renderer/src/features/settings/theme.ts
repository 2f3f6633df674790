import type { Settings } from '../../../../shared/api/settings.ts';

type Theme = Settings['theme'];

/** Read by `public/theme.js` too, which paints the right ground before the core has answered. */
const rememberedKey = 'alcove.theme';

const systemIsDark = matchMedia('(prefers-color-scheme: dark)');

export function applyTheme(theme: Theme): void {
  localStorage.setItem(rememberedKey, theme);
  const isDark = theme === 'dark' || (theme === 'system' && systemIsDark.matches);
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light';
}

/** Day and night change while the studio is open. */
export function followSystemTheme(): void {
  systemIsDark.addEventListener('change', () => applyTheme(rememberedTheme()));
}

function rememberedTheme(): Theme {
  const remembered = localStorage.getItem(rememberedKey);
  return remembered === 'light' || remembered === 'dark' ? remembered : 'system';
}
