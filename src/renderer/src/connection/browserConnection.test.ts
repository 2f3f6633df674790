// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectBrowser } from './browserConnection.ts';
import { setConnection, useConnection } from './connectionStore.ts';

/** What the core would answer to `GET /session`; null: nothing answers. */
let sessionStatus: number | null;
let sockets: FakeSocket[];

class FakeSocket extends EventTarget {
  readonly protocols: string[];
  readyState = 1;
  constructor(_address: URL, protocols: string[]) {
    super();
    this.protocols = protocols;
    sockets.push(this);
    queueMicrotask(() => this.dispatchEvent(new Event('open')));
  }
  send(): void {}
}

async function answer(_path: string, init?: RequestInit): Promise<Response> {
  if (init?.method === 'POST') {
    const { code } = (await new Response(init.body ?? null).json()) as { code: string };
    return code === 'good' ? Response.json({ token: 'T' }) : new Response(null, { status: 401 });
  }
  if (sessionStatus === null) throw new TypeError('Failed to fetch');
  return new Response(null, { status: sessionStatus });
}

const status = (): string => useConnection.getState().status;

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', answer);
  vi.stubGlobal('WebSocket', FakeSocket);
  sockets = [];
  sessionStatus = 204;
  sessionStorage.clear();
  setConnection({ status: 'connecting' });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function openPage(fragment: string): Promise<void> {
  location.hash = fragment;
  void connectBrowser();
  await vi.advanceTimersByTimeAsync(0);
}

/** The fake connection must not go on after its test. */
async function endSession(): Promise<void> {
  sessionStatus = 401;
  sockets.at(-1)?.dispatchEvent(new Event('close'));
  await vi.advanceTimersByTimeAsync(20_000);
}

test('exchanges the code, takes it out of the address, and connects with the token', async () => {
  await openPage('#code=good');
  expect(location.hash).toBe('');
  expect(sockets[0]?.protocols).toEqual(['alcove', 'token.T']);
  expect(status()).toBe('connected');
  await endSession();
});

test('a page without code and token is locked, and so is one with a used code', async () => {
  await openPage('');
  expect(status()).toBe('locked');
  await openPage('#code=used');
  expect(status()).toBe('locked');
});

test('a reloaded page enters with the token it kept', async () => {
  sessionStorage.setItem('alcove.token', 'kept');
  await openPage('');
  expect(sockets[0]?.protocols).toContain('token.kept');
  await endSession();
});

test('opens a new socket when the session still stands', async () => {
  await openPage('#code=good');
  sockets[0]?.dispatchEvent(new Event('close'));
  await vi.advanceTimersByTimeAsync(0);
  expect(status()).toBe('reconnecting');
  await vi.advanceTimersByTimeAsync(200);
  expect(sockets).toHaveLength(2);
  expect(status()).toBe('connected');
  await endSession();
});

test('says that the studio is gone once it has been away for long, and still tries', async () => {
  await openPage('#code=good');
  sessionStatus = null;
  sockets[0]?.dispatchEvent(new Event('close'));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(useConnection.getState()).toEqual({ status: 'reconnecting', isLost: false });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(useConnection.getState()).toEqual({ status: 'reconnecting', isLost: true });
  sessionStatus = 204;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(status()).toBe('connected');
  await endSession();
});

test('is locked, and forgets its token, when the core no longer knows it', async () => {
  await openPage('#code=good');
  await endSession();
  expect(status()).toBe('locked');
  expect(sessionStorage.getItem('alcove.token')).toBeNull();
});
