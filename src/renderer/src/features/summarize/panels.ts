import { useMediaQuery } from '../../ui/mediaQuery.ts';
import { useSummarize } from './summarizeStore.ts';

/** Below this width the list lies over the panes while asked for, and the panes become tabs. */
const roomForPanes = matchMedia('(min-width: 900px)');

export function useHasRoom(): boolean {
  return useMediaQuery(roomForPanes);
}

export function toggleListOver(): void {
  useSummarize.setState(({ isListOver }) => ({ isListOver: !isListOver }));
}

export function hideListOver(): void {
  useSummarize.setState({ isListOver: false });
}

/** Beside or over: in sight after this, whatever the width. */
export function showList(): void {
  if (!roomForPanes.matches) useSummarize.setState({ isListOver: true });
}
