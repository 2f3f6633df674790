import type {
  TextSegment,
  TextTranslation,
  TextTranslationEvent,
} from '../../../../../shared/api/translate.ts';
import { api, watch } from '../../../api.ts';
import { showError } from '../../../ui/toast.ts';
import { useTranslate } from '../translateStore.ts';
import type { TranslateState } from '../translateStore.ts';
import { cutRows, differenceOf, editRows, sourceOf } from './sourceRows.ts';

/** Follows the typed text, whatever workspace is in front. */
export function watchText(): () => void {
  return watch<TextTranslationEvent>({
    open: (signal) => api.translate.watchText(undefined, { signal }),
    onEvent: (event) => useTranslate.setState((state) => afterEvent(state, event)),
    onError: showError,
  });
}

export function watchProfiles(): () => void {
  return watch({
    open: (signal) => api.translate.watchProfiles(undefined, { signal }),
    onEvent: (profiles) => useTranslate.setState({ profiles }),
    onError: showError,
  });
}

export function afterEvent(
  state: TranslateState,
  event: TextTranslationEvent,
): Partial<TranslateState> {
  switch (event.type) {
    case 'snapshot':
      return afterSnapshot(state, event.translation);
    case 'state':
      return { status: event.status, error: event.error };
    case 'segment':
      return {
        segments: new Map(state.segments).set(event.segment.id, event.segment),
        live: without(state.live, event.segment.id),
      };
    case 'delta': {
      const { segmentId, text } = event;
      return { live: { ...state.live, [segmentId]: (state.live[segmentId] ?? '') + text } };
    }
  }
}

/**
 * The core's text is the text, except where this window is ahead of it: what was typed since is put
 * back on top of the new rows.
 */
function afterSnapshot(state: TranslateState, snapshot: TextTranslation): Partial<TranslateState> {
  const { source, segments, revision, settings, recentPairs, detected, status, error, stack } =
    snapshot;
  const isAhead = state.isKnown && state.revision > revision;
  const cut = cutRows(source, segments);
  const typed = sourceOf(state.rows);
  const rows = isAhead && typed !== source ? editRows(cut, differenceOf(source, typed)) : cut;
  return {
    isKnown: true,
    rows,
    settings: isAhead ? state.settings : settings,
    revision: Math.max(state.revision, revision),
    segments: new Map(segments.map((segment) => [segment.id, segment])),
    live: liveOf(state, segments),
    recentPairs,
    detected,
    status,
    error,
    stack,
  };
}

function liveOf({ live }: TranslateState, segments: readonly TextSegment[]) {
  const running = segments.filter(({ status }) => status === 'translating');
  return Object.fromEntries(running.map(({ id }) => [id, live[id] ?? '']));
}

function without(live: TranslateState['live'], segmentId: string): TranslateState['live'] {
  if (!(segmentId in live)) return live;
  return Object.fromEntries(Object.entries(live).filter(([id]) => id !== segmentId));
}
