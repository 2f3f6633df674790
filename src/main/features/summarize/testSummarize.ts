import type { Api } from '../../../shared/api.ts';
import type {
  SourceDocument,
  Summary,
  SummaryChunk,
  SummaryEvent,
  SummaryProgress,
} from '../../../shared/api/summarize.ts';

/** What the tests of this feature share. */

export async function addText(
  { summarize }: Pick<Api, 'summarize'>,
  text: string,
  name = 'pasted.txt',
): Promise<SourceDocument> {
  for await (const event of await summarize.addDocuments({
    sources: [{ kind: 'text', text, name }],
  })) {
    if (event.type === 'failed') throw new Error(event.error.code);
    if (event.type === 'added') return event.document;
  }
  throw new Error('nothing was added');
}

/** What a window shows of a summary, kept up to date from its events as the window does it. */
export class SummaryWindow {
  summary: Summary | null = null;
  chunks: SummaryChunk[] = [];
  progress: SummaryProgress | null = null;
  draft = '';
  isGone = false;
  readonly events: SummaryEvent[] = [];
  readonly #abort = new AbortController();
  readonly #waiting = new Set<() => void>();
  readonly #stream: Promise<void>;

  constructor({ summarize }: Pick<Api, 'summarize'>, summaryId: string) {
    this.#stream = this.#follow(summarize, summaryId);
  }

  /** Resolves as soon as the condition holds after an event. */
  async until(condition: (window: this) => boolean): Promise<void> {
    while (!condition(this)) {
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /** The summary once it runs no more. */
  async ended(): Promise<Summary> {
    await this.until(({ summary }) => {
      const status = summary?.status ?? 'waiting';
      return status !== 'waiting' && status !== 'running';
    });
    if (!this.summary) throw new Error('nothing was watched');
    return this.summary;
  }

  async close(): Promise<void> {
    this.#abort.abort();
    await this.#stream;
  }

  async #follow(summarize: Api['summarize'], summaryId: string): Promise<void> {
    const stream = await summarize.watch({ summaryId }, { signal: this.#abort.signal });
    for await (const event of stream) {
      this.events.push(event);
      this.#apply(event);
      for (const wake of this.#waiting) wake();
      this.#waiting.clear();
    }
  }

  #apply(event: SummaryEvent): void {
    switch (event.type) {
      case 'snapshot':
        Object.assign(this, {
          summary: event.summary,
          chunks: event.chunks,
          progress: event.progress,
          draft: event.draft,
        });
        break;
      case 'summary':
        this.summary = event.summary;
        break;
      case 'progress':
        this.progress = event.progress;
        break;
      case 'chunk':
        this.chunks = this.chunks.map((old) =>
          old.index === event.chunk.index ? event.chunk : old,
        );
        break;
      case 'draft':
        this.draft = event.isNew ? event.text : this.draft + event.text;
        break;
      case 'gone':
        this.isGone = true;
        break;
    }
  }
}
