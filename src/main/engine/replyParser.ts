export type ReplyChannel = 'answer' | 'reasoning';
export type ReplyPiece = { channel: ReplyChannel; text: string };
export type ReasoningTags = { open: string; close: string };

export type ReplyParserOptions = {
  reasoningTags: ReasoningTags[];
  /** The tags of a reasoning the prompt already opened, or null. */
  openedBy: ReasoningTags | null;
  /** Texts at which the answer ends; they are not part of it. Reasoning may contain them. */
  stops: string[];
};

/** The tags most reasoning models write, whatever their template says. */
export const thinkTags: ReasoningTags = { open: '<think>', close: '</think>' };

/**
 * Sorts the text of a growing reply into answer and reasoning and finds the text that stops it,
 * also where tags and stop texts arrive in parts. Text that may still become one is held back.
 *
 * An opening tag counts only before the first word of the answer: later it is something the model
 * writes about.
 */
export function createReplyParser({ reasoningTags, openedBy, stops }: ReplyParserOptions) {
  let held = '';
  let reasoning = openedBy;
  let hasReasoned = openedBy !== null;
  let isAtReasoningEdge = openedBy !== null;
  let mayOpen = reasoningTags.length > 0;
  let stoppedBy: string | null = null;

  function push(text: string): ReplyPiece[] {
    held += text;
    const pieces: ReplyPiece[] = [];
    let marker = firstMarker(held, watched());
    while (marker) {
      pass(marker, pieces);
      marker = firstMarker(held, watched());
    }
    emit(pieces, takeSafeText());
    return pieces;
  }

  /** No more text is coming: what was held back is plain text after all. */
  function end(): ReplyPiece[] {
    const pieces: ReplyPiece[] = [];
    emit(pieces, held);
    held = '';
    return pieces;
  }

  function watched(): string[] {
    if (stoppedBy !== null) return [];
    if (reasoning) return [reasoning.close];
    return mayOpen ? [...reasoningTags.map((tags) => tags.open), ...stops] : stops;
  }

  function pass({ index, text }: Marker, pieces: ReplyPiece[]): void {
    const before = held.slice(0, index);
    held = held.slice(index + text.length);
    const opening = reasoning ? null : openingTags(before, text);
    if (reasoning || opening) {
      if (reasoning) emit(pieces, before);
      reasoning = opening;
      hasReasoned = true;
      isAtReasoningEdge = true;
    } else if (stops.includes(text)) {
      emit(pieces, before);
      stoppedBy = text;
      held = '';
    } else {
      emit(pieces, before + text);
    }
  }

  function openingTags(before: string, marker: string): ReasoningTags | null {
    if (before.trim() !== '') return null;
    return reasoningTags.find((tags) => tags.open === marker) ?? null;
  }

  /** Blank space before a possible tag is the tag's, not the answer's. */
  function takeSafeText(): string {
    const safe = held.slice(0, held.length - longestPartialMarker(held, watched()));
    if (!reasoning && mayOpen && safe.trim() === '') return '';
    held = held.slice(safe.length);
    return safe;
  }

  function emit(pieces: ReplyPiece[], text: string): void {
    if (stoppedBy !== null) return;
    const shown = isAtReasoningEdge ? text.trimStart() : text;
    if (shown === '') return;
    isAtReasoningEdge = false;
    const channel = reasoning ? 'reasoning' : 'answer';
    if (channel === 'answer' && shown.trim() !== '') mayOpen = false;
    const last = pieces.at(-1);
    if (last?.channel === channel) last.text += shown;
    else pieces.push({ channel, text: shown });
  }

  return {
    push,
    end,
    get stoppedBy(): string | null {
      return stoppedBy;
    },
    get isReasoning(): boolean {
      return reasoning !== null;
    },
    get hasReasoned(): boolean {
      return hasReasoned;
    },
  };
}

type Marker = { index: number; text: string };

function firstMarker(text: string, markers: string[]): Marker | null {
  let first: Marker | null = null;
  for (const marker of markers) {
    const index = text.indexOf(marker);
    if (index >= 0 && (!first || index < first.index)) first = { index, text: marker };
  }
  return first;
}

/** Length of the longest end of the text that is the beginning of a marker. */
function longestPartialMarker(text: string, markers: string[]): number {
  return Math.max(0, ...markers.map((marker) => partialMarker(text, marker)));
}

function partialMarker(text: string, marker: string): number {
  let length = Math.min(marker.length - 1, text.length);
  while (length > 0 && !marker.startsWith(text.slice(-length))) length -= 1;
  return length;
}
