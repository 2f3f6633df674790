import { useConnection } from '../../connection/connectionStore.ts';
import { frame } from '../../messages/frame.ts';

/** Quiet: what is on the screen stays, only new actions have to wait. */
export function ConnectionBanner() {
  const isReconnecting = useConnection(({ status }) => status === 'reconnecting');
  return (
    <div role="status">
      {isReconnecting && (
        <p className="border-b border-line bg-amber-soft px-5 py-1 text-center text-small text-ink">
          {frame.reconnecting}
        </p>
      )}
    </div>
  );
}
