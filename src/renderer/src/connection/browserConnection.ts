import { RPCLink } from '@orpc/client/websocket';
import { clientInterceptors } from '../../../shared/rpcClient.ts';
import { askSession, enterSession, leaveSession, openSocket } from './browserSession.ts';
import { setConnection } from './connectionStore.ts';

/** A restart of the core takes about a second; after this long the page says that it was closed. */
const lostAfterMilliseconds = 8_000;

/** Keeps the page connected to the core that served it, until the session is over. */
export async function connectBrowser(): Promise<void> {
  const token = await enterSession();
  if (token === null) return setConnection({ status: 'locked' });
  for (;;) {
    await useOneSocket(token);
    if ((await reachCoreAgain(token)) === 'over') break;
  }
  leaveSession();
  setConnection({ status: 'locked' });
}

/** Resolves when the socket has closed, or could not be opened. */
function useOneSocket(token: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = openSocket(token);
    socket.addEventListener('open', () => {
      const link = new RPCLink({ websocket: socket, interceptors: clientInterceptors });
      setConnection({ status: 'connected', link });
    });
    socket.addEventListener('close', () => resolve());
  });
}

async function reachCoreAgain(token: string): Promise<'stands' | 'over'> {
  const since = performance.now();
  for (let attempt = 0; ; attempt += 1) {
    const isLost = performance.now() - since > lostAfterMilliseconds;
    setConnection({ status: 'reconnecting', isLost });
    await pause(backoffMilliseconds(attempt));
    const session = await askSession(token);
    if (session !== 'gone') return session;
  }
}

export function backoffMilliseconds(attempt: number): number {
  return Math.min(100 * 2 ** attempt, 3_000);
}

/** Waits, but not longer than until the person looks at the page again. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      removeEventListener('focus', finish);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    addEventListener('focus', finish);
  });
}
