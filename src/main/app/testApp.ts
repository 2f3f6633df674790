import { fileURLToPath } from 'node:url';
import { createRouterClient } from '@orpc/server';
import type { Api } from '../../shared/api.ts';
import type { ChatEvent, Message } from '../../shared/api/chat.ts';
import { createFakeEngine } from '../engine/fake.ts';
import type { FakeEngineOptions } from '../engine/fake.ts';
import { huggingFace } from '../http/downloader/policy.ts';
import { createApp } from './createApp.ts';
import type { App, AppOptions } from './createApp.ts';
import { makeTemporaryFolder } from '../testFolder.ts';

const resourcesFolder = fileURLToPath(new URL('../../../resources', import.meta.url));

/** For tests: the whole core on a data folder of its own, with the scripted engine. */
export async function openTestApp(
  options: Partial<AppOptions> & { fake?: FakeEngineOptions } = {},
): Promise<{ app: App; api: Api; dataFolder: string }> {
  const dataFolder = options.dataFolder ?? makeTemporaryFolder();
  const app = await createApp({
    dataFolder,
    resourcesFolder,
    version: '0.0.0',
    engine: createFakeEngine(options.fake),
    host: { kind: 'browser' },
    downloadPolicy: huggingFace,
    ...options,
  });
  return {
    app,
    api: createRouterClient<App['router'], Record<never, never>>(app.router),
    dataFolder,
  };
}

/** What a window shows of a conversation, kept up to date from its events as the window does it. */
export class TestWindow {
  path: Message[] = [];
  events: ChatEvent[] = [];
  readonly #abort = new AbortController();
  readonly #waiting = new Set<() => void>();
  readonly #stream: Promise<void>;

  constructor(chat: Pick<Api['chat'], 'watch'>, conversationId: string) {
    this.#stream = this.#follow(chat, conversationId);
  }

  get last(): Message | undefined {
    return this.path.at(-1);
  }

  /** Resolves as soon as the condition holds after an event. */
  async until(condition: (window: this) => boolean): Promise<void> {
    while (!condition(this)) {
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  async close(): Promise<void> {
    this.#abort.abort();
    await this.#stream;
  }

  async #follow(chat: Pick<Api['chat'], 'watch'>, conversationId: string): Promise<void> {
    const stream = await chat.watch({ conversationId }, { signal: this.#abort.signal });
    for await (const event of stream) {
      this.events.push(event);
      this.#apply(event);
      for (const wake of this.#waiting) wake();
      this.#waiting.clear();
    }
  }

  #apply(event: ChatEvent): void {
    if (event.type === 'snapshot') this.path = event.path;
    if (event.type === 'appended') this.path = [...this.path, ...event.messages];
    if (event.type === 'updated') {
      this.path = this.path.map((old) => (old.id === event.message.id ? event.message : old));
    }
    if (event.type === 'delta') {
      this.path = this.path.map((old) => (old.id === event.messageId ? extended(old, event) : old));
    }
  }
}

function extended(message: Message, delta: Extract<ChatEvent, { type: 'delta' }>): Message {
  return delta.channel === 'answer'
    ? { ...message, text: message.text + delta.text }
    : { ...message, reasoning: message.reasoning + delta.text };
}
