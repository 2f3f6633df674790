import type { ErrorReport } from '../../../../shared/api/common.ts';
import type { MatchedTerm } from '../../../../shared/api/segments.ts';
import type {
  TextSegment,
  TextTranslation,
  TextTranslationEvent,
} from '../../../../shared/api/translate.ts';
import { AppError } from '../../../../shared/errors.ts';
import { segmentOf } from '../../../../shared/segmentText.ts';
import { createTopic, startingWith } from '../../../topic.ts';
import type { Neighbours, Pair, Terms } from '../dependencies.ts';
import type { StoredSegment, StoredText, TextStore } from './textStore.ts';

/** Null while it cannot be told what the text is written in. */
export function pairOfText({ settings, detected }: StoredText): Pair | null {
  const from = settings.from ?? detected;
  return from && { from, to: settings.to };
}

type Status = TextTranslation['status'];

/** The typed text as it is: kept on the disk before it is told to everyone who has it on show. */
export function createTextState(store: TextStore, terms: Pick<Terms, 'match'>) {
  const topic = createTopic<TextTranslationEvent>();
  let { text, segments } = store.load();
  let status: Status = 'idle';
  let error: ErrorReport | null = null;
  let translatingId: string | null = null;

  function shown({ source, ...segment }: StoredSegment): TextSegment {
    return {
      ...segment,
      source: segmentOf(source),
      status: segment.id === translatingId ? 'translating' : segment.status,
      terms: termsOf(source),
    };
  }

  function termsOf(source: string): MatchedTerm[] {
    const pair = pairOfText(text);
    return pair ? terms.match(source, pair.from, pair.to) : [];
  }

  function snapshot(): TextTranslationEvent {
    return {
      type: 'snapshot',
      translation: { ...text, segments: segments.map(shown), status, error },
    };
  }

  function find(id: string): StoredSegment | null {
    return segments.find((segment) => segment.id === id) ?? null;
  }

  function publishSegment(segment: StoredSegment): void {
    topic.publish({ type: 'segment', segment: shown(segment) });
  }

  return {
    text: (): StoredText => text,
    segments: (): readonly StoredSegment[] => segments,
    status: (): Status => status,
    termsOf,
    find,
    get(id: string): StoredSegment {
      const segment = find(id);
      if (!segment) throw new AppError('not-found', { what: 'segment' });
      return segment;
    },
    neighboursOf(id: string): Neighbours {
      const index = segments.findIndex((segment) => segment.id === id);
      const textAt = (at: number): string => segments[at]?.source ?? '';
      return { previous: textAt(index - 1), next: textAt(index + 1) };
    },
    /** A new text, or the same cut or set anew. */
    replace(changed: StoredText, cut: StoredSegment[]): void {
      store.save(changed, segments, cut);
      text = changed;
      segments = cut;
      // What has failed before may do now.
      if (status === 'failed') [status, error] = ['idle', null];
      topic.publish(snapshot());
    },
    /** What is said of the whole beside its segments. */
    note(changes: Pick<StoredText, 'stack'>): void {
      if (JSON.stringify(changes.stack) === JSON.stringify(text.stack)) return;
      text = { ...text, ...changes };
      store.saveText(text);
      topic.publish(snapshot());
    },
    change(id: string, changes: Partial<StoredSegment>): TextSegment {
      const index = segments.findIndex((segment) => segment.id === id);
      const before = segments[index];
      if (!before) throw new AppError('not-found', { what: 'segment' });
      const segment = { ...before, ...changes };
      if (translatingId === id) translatingId = null;
      store.saveTarget(segment);
      segments[index] = segment;
      publishSegment(segment);
      return shown(segment);
    },
    /** One that begins, for the first time or again; null when none is being translated. */
    setTranslating(id: string | null): void {
      const before = translatingId;
      translatingId = id;
      const segment = find(id ?? before ?? '');
      if (segment) publishSegment(segment);
    },
    setStatus(changed: Status, because: ErrorReport | null = null): void {
      if (changed === status && because === error) return;
      status = changed;
      error = because;
      topic.publish({ type: 'state', status, error });
    },
    addDelta(segmentId: string, added: string): void {
      topic.publish({ type: 'delta', segmentId, text: added });
    },
    watch: (signal?: AbortSignal) => startingWith(snapshot(), topic.subscribe(signal)),
    close: (): void => topic.close(),
  };
}

export type TextState = ReturnType<typeof createTextState>;
