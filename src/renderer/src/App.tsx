import { CSPProvider } from '@base-ui/react/csp-provider';
import { useConnection } from './connection/connectionStore.ts';
import type { Connection } from './connection/connectionStore.ts';
import { CalmPage } from './features/frame/CalmPage.tsx';
import { ErrorBoundary } from './features/frame/ErrorBoundary.tsx';
import { Frame } from './features/frame/Frame.tsx';
import { useSettings } from './features/settings/settingsStore.ts';
import { frame } from './messages/frame.ts';
import { Toaster } from './ui/Toaster.tsx';
import { TooltipProvider } from './ui/Tooltip.tsx';

export function App() {
  return (
    <CSPProvider disableStyleElements>
      <ErrorBoundary>
        <TooltipProvider delay={500}>
          <Studio />
          <Toaster />
        </TooltipProvider>
      </ErrorBoundary>
    </CSPProvider>
  );
}

/**
 * The frame stays mounted behind a page that takes its place: what was typed must still be there
 * when the connection is back.
 */
function Studio() {
  const page = useConnection(pageInstead);
  const isKnown = useSettings((state) => state.settings !== null);
  return (
    <>
      {page !== null && <CalmPage {...frame[page]} />}
      {isKnown && (
        <div className="h-full" hidden={page !== null}>
          <Frame />
        </div>
      )}
      {!isKnown && page === null && <Opening />}
    </>
  );
}

function pageInstead(connection: Connection): 'locked' | 'closed' | null {
  if (connection.status === 'locked') return 'locked';
  if (connection.status === 'reconnecting' && connection.isLost) return 'closed';
  return null;
}

/** In sight only when opening takes long enough to wonder. */
function Opening() {
  return (
    <p
      role="status"
      className="grid h-full place-items-center text-ink-3 opacity-0 [animation:appear_0s_600ms_forwards]"
    >
      {frame.opening}
    </p>
  );
}
