import type { Api } from '../../../shared/api.ts';
import type {
  TextSegment,
  TextTranslation,
  TextTranslationEvent,
  TranslationSettings,
} from '../../../shared/api/translate.ts';
import { plainText } from '../../../shared/segmentText.ts';

/** What the tests of this feature share. */

export const toFrench: TranslationSettings = { from: null, to: 'fr', formality: 'default' };

/** What a window shows of the typed text, kept up to date from its events as the window does it. */
export class TextWindow {
  translation: TextTranslation | null = null;
  /** Of the segments that are being translated, what is there so far. */
  readonly drafts = new Map<string, string>();
  readonly events: TextTranslationEvent[] = [];
  readonly #abort = new AbortController();
  readonly #waiting = new Set<() => void>();
  readonly #stream: Promise<void>;

  constructor({ translate }: Pick<Api, 'translate'>) {
    this.#stream = this.#follow(translate);
  }

  get segments(): TextSegment[] {
    return this.translation?.segments ?? [];
  }

  /** The targets as plain text, null where there is none. */
  get targets(): (string | null)[] {
    return this.segments.map(({ target }) => target && plainText(target));
  }

  /** Resolves as soon as the condition holds after an event. */
  async until(condition: (window: this) => boolean): Promise<void> {
    while (!condition(this)) {
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
  }

  /** Resolves when nothing of this revision waits to be translated, or it cannot be. */
  async settled(revision: number): Promise<TextTranslation> {
    await this.until(({ translation, segments }) => {
      if (translation?.revision !== revision) return false;
      if (translation.status === 'failed') return true;
      return translation.status === 'idle' && segments.every(({ status }) => status !== 'waiting');
    });
    if (!this.translation) throw new Error('nothing was watched');
    return this.translation;
  }

  async close(): Promise<void> {
    this.#abort.abort();
    await this.#stream;
  }

  async #follow(translate: Api['translate']): Promise<void> {
    const stream = await translate.watchText(undefined, { signal: this.#abort.signal });
    for await (const event of stream) {
      this.events.push(event);
      this.#apply(event);
      for (const wake of this.#waiting) wake();
      this.#waiting.clear();
    }
  }

  #apply(event: TextTranslationEvent): void {
    if (event.type === 'snapshot') this.translation = event.translation;
    if (!this.translation) return;
    if (event.type === 'state') {
      this.translation = { ...this.translation, status: event.status, error: event.error };
    }
    if (event.type === 'segment') {
      this.drafts.delete(event.segment.id);
      const segments = this.segments.map((old) =>
        old.id === event.segment.id ? event.segment : old,
      );
      this.translation = { ...this.translation, segments };
    }
    if (event.type === 'delta') {
      const before = this.drafts.get(event.segmentId) ?? '';
      this.drafts.set(event.segmentId, before + event.text);
    }
  }
}
