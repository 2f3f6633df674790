import type { ClientLink } from '@orpc/client';
import { create } from 'zustand';

export type Link = ClientLink<Record<never, never>>;

export type Connection =
  | { status: 'connecting' }
  | { status: 'connected'; link: Link }
  /** It was there, and is being tried again; `isLost` once that has gone on for too long. */
  | { status: 'reconnecting'; isLost: boolean }
  /** This page has no right to enter, or no longer: it needs a new address. */
  | { status: 'locked' };

/** How the page reaches the core at this moment. Written by `connect.ts` alone. */
export const useConnection = create<Connection>(() => ({ status: 'connecting' }));

export function setConnection(connection: Connection): void {
  useConnection.setState(connection, true);
}

/** The link in force, or null while there is none. */
export function currentLink(): Link | null {
  const connection = useConnection.getState();
  return connection.status === 'connected' ? connection.link : null;
}

/** Resolves with the first link that is not `former`; rejects when aborted. */
export function nextLink(former: Link | null, signal: AbortSignal): Promise<Link> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      const link = currentLink();
      if (link === null || link === former) return;
      stop();
      resolve(link);
    };
    const onAbort = (): void => {
      stop();
      reject(signal.reason);
    };
    const unsubscribe = useConnection.subscribe(settle);
    function stop(): void {
      unsubscribe();
      signal.removeEventListener('abort', onAbort);
    }
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
    else settle();
  });
}
