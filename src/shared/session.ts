import { z } from 'zod';

/**
 * A browser tab's way to the core (`serve`), all on the page's own origin; `desktop.ts` has the
 * desktop window's. Both end in one oRPC link over `apiContract`.
 *
 * 1. `serve` prints `http://127.0.0.1:PORT/#code=CODE`. The page takes the code out of the fragment
 *    (and out of the history, by `history.replaceState`) and posts `{ code }` as `application/json`
 *    to `sessionPath`. A code works once. Reply: 200 `{ token }`, or 401.
 * 2. The page keeps the token in `sessionStorage`, so that a reload of the tab re-attaches; it is
 *    good until the core ends. Without code and token the page is locked: a new address is needed.
 * 3. It opens a WebSocket at `socketPath` with the subprotocols of `socketProtocols(token)`.
 * 4. When the socket closes, `GET sessionPath` with the token tells why: no answer, the core is
 *    gone (try again); 204, the session still stands (open a new socket); 401, the page is locked.
 * 5. A file goes to `POST filesPath(name)` as the raw body (`application/octet-stream`) with the
 *    token, at most `maxReceivedBytes`. Reply: 200 with a `ReceivedFile`.
 * 6. `POST sessionCodePath` (`application/json`, body `{}`) with the token makes a code for a
 *    second window: 200 `{ code }`.
 *
 * "With the token" means `Authorization: Bearer TOKEN` (`bearer(token)`). Every refusal carries
 * an `errorReport` as its JSON body.
 */
export const sessionPath = '/session';
export const sessionCodePath = '/session/code';
export const socketPath = '/api';

/** The name of the fragment's one parameter: `#code=…`. */
export const codeParameter = 'code';

export function filesPath(name: string): string {
  return `/files?name=${encodeURIComponent(name)}`;
}

/** A browser cannot set headers on a WebSocket, so the token travels as a subprotocol. */
export function socketProtocols(token: string): [string, string] {
  return [socketProtocol, `${tokenProtocolPrefix}${token}`];
}
/** The one of the two that the server selects. */
export const socketProtocol = 'alcove';
export const tokenProtocolPrefix = 'token.';

export function bearer(token: string): string {
  return `Bearer ${token}`;
}

export const codeReport = z.object({ code: z.string().min(1).max(200) });
export const tokenReport = z.object({ token: z.string() });

/** Where a file that the core made is fetched: once, with the token, by `GET`. */
export function offeredFilePath(fileId: string): string {
  return `/files/${fileId}`;
}

/** The id in such a path; null for any other. */
export function offeredFileId(path: string): string | null {
  return /^\/files\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(path)?.[1] ?? null;
}
