import type { Page } from '@playwright/test';
import { expect } from '@playwright/test';

/** Collects what no page of Alcove may do: leave this machine, break its CSP, log an error. */
export type PageGuard = {
  watch: (page: Page) => void;
  /** From here on, console errors that match are expected. */
  allow: (pattern: RegExp) => void;
  check: () => void;
};

const loopback = /^(?:http|ws):\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?\//;
const ownSchemes = /^(?:blob|data|app):/;

export function createPageGuard(): PageGuard {
  const foreignRequests: string[] = [];
  const errors: string[] = [];
  const allowed: RegExp[] = [];

  function noteError(text: string): void {
    if (!allowed.some((pattern) => pattern.test(text))) errors.push(text);
  }

  function noteRequest(url: string): void {
    if (!loopback.test(url) && !ownSchemes.test(url)) foreignRequests.push(url);
  }

  return {
    watch(page) {
      page.on('request', (request) => noteRequest(request.url()));
      page.on('websocket', (socket) => noteRequest(socket.url()));
      page.on('pageerror', (error) => noteError(`uncaught: ${error.stack ?? error.message}`));
      // Chromium reports a broken CSP as a console error too.
      page.on('console', (message) => {
        if (message.type() === 'error') noteError(message.text());
      });
    },
    allow: (pattern) => void allowed.push(pattern),
    check() {
      expect(foreignRequests, 'requests that leave this machine').toEqual([]);
      expect(errors, 'console errors').toEqual([]);
    },
  };
}

/** What Chromium itself logs when the core is not there to answer. */
export const coreIsAway = /net::ERR_|WebSocket connection to|status of 401/;
