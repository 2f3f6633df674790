import {
  bearer,
  codeParameter,
  sessionPath,
  socketPath,
  socketProtocols,
  tokenReport,
} from '../../../shared/session.ts';

const tokenKey = 'alcove.token';

/**
 * The token of this tab: from the one-time code in the address if there is one, else the one kept
 * since the last load. Null: the page is locked.
 */
export async function enterSession(): Promise<string | null> {
  const code = takeCode();
  if (code !== null) {
    const token = await exchange(code);
    if (token !== null) sessionStorage.setItem(tokenKey, token);
  }
  return sessionStorage.getItem(tokenKey);
}

/** The code leaves the address bar and the history before anything else happens. */
function takeCode(): string | null {
  const code = new URLSearchParams(location.hash.slice(1)).get(codeParameter);
  if (code !== null) history.replaceState(null, '', location.pathname + location.search);
  return code;
}

async function exchange(code: string): Promise<string | null> {
  try {
    const reply = await fetch(sessionPath, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code }),
    });
    return reply.ok ? tokenReport.parse(await reply.json()).token : null;
  } catch {
    // Nothing answers: the core ended between the page and this request.
    return null;
  }
}

/** The token for requests beside the socket, such as an upload. */
export function sessionToken(): string | null {
  return sessionStorage.getItem(tokenKey);
}

export function leaveSession(): void {
  sessionStorage.removeItem(tokenKey);
}

/** Why a socket closed: the core is gone, the session stands, or it is over. */
export async function askSession(token: string): Promise<'gone' | 'stands' | 'over'> {
  try {
    const reply = await fetch(sessionPath, { headers: { authorization: bearer(token) } });
    if (reply.status === 401) return 'over';
    return reply.ok ? 'stands' : 'gone';
  } catch {
    // fetch rejects only when nothing answers.
    return 'gone';
  }
}

export function openSocket(token: string): WebSocket {
  const address = new URL(socketPath, location.href);
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
  return new WebSocket(address, socketProtocols(token));
}
