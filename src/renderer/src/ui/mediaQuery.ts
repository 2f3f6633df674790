import { useSyncExternalStore } from 'react';

/** Whether the window matches, now and after each change. */
export function useMediaQuery(query: MediaQueryList): boolean {
  return useSyncExternalStore(
    (onChange) => {
      query.addEventListener('change', onChange);
      return () => query.removeEventListener('change', onChange);
    },
    () => query.matches,
  );
}
