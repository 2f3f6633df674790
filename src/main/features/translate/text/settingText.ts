import { randomUUID } from 'node:crypto';
import type { TextTranslation, TranslationSettings } from '../../../../shared/api/translate.ts';
import type { Language } from '../../../../shared/languages.ts';
import { detectLanguage } from '../../../../shared/text/detectLanguage.ts';
import { alignSegments } from './alignSegments.ts';
import { cutText } from './cutText.ts';
import type { CutSegment } from './cutText.ts';
import type { StoredSegment, StoredText } from './textStore.ts';
import type { TextState } from './textState.ts';

export type NewText = { source: string; settings: TranslationSettings; revision: number };

const mostRecentPairs = 8;

/**
 * Takes over what was typed: cuts it, and finds again what is translated already. Returns the ids of
 * segments that are no more what they were; null when a later revision is in force.
 */
export async function setText(state: TextState, given: NewText): Promise<string[] | null> {
  const { source, revision } = given;
  const isLate = () => revision < state.text().revision;
  if (isLate()) return null;
  const detected = detectedIn(source, given.settings, state.text());
  const settings = sensibleSettings(given.settings, detected, state.text());
  const from = settings.from ?? detected;
  const { lead, segments: cut } = await cutText(source, from);
  if (isLate()) return null;

  const text = state.text();
  const before = state.segments().slice();
  const pair = { from, to: settings.to };
  const kept = new Set<string>();
  const segments = carryOver(before, cut, (old) => {
    const isOld = isKept(old, text, settings, from);
    if (isOld) kept.add(old.id);
    return isOld;
  });
  const recentPairs = source.trim() === '' ? text.recentPairs : recentWith(text.recentPairs, pair);
  state.replace(
    { source, settings, detected, lead, stack: text.stack, recentPairs, revision },
    segments,
  );
  return before.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
}

/** A few letters say nothing: then it is what it was, or what was translated last. */
function detectedIn(
  source: string,
  { from, to }: TranslationSettings,
  before: StoredText,
): Language | null {
  const found = detectLanguage(source);
  if (found !== null || !/\p{L}/u.test(source)) return found;
  const likely = [before.detected, ...before.recentPairs.map((pair) => pair.from), 'en' as const];
  return likely.find((each) => each !== null && each !== to) ?? from;
}

/**
 * A text that is in the language to translate to already is translated back, to what the person
 * translates that language to, unless that language was chosen just now.
 */
function sensibleSettings(
  settings: TranslationSettings,
  detected: Language | null,
  before: StoredText,
): TranslationSettings {
  const isChosen = settings.from !== null || settings.to !== before.settings.to;
  if (isChosen || detected === null || detected !== settings.to) return settings;
  const recent = before.recentPairs.find(({ from, to }) => from === detected || to === detected);
  const other = recent?.from === detected ? recent.to : recent?.from;
  return { ...settings, to: other ?? (detected === 'en' ? 'fr' : 'en') };
}

/** Another language voids every target; other settings only what the model wrote by itself. */
function isKept(
  { status, origin }: StoredSegment,
  before: StoredText,
  settings: TranslationSettings,
  from: Language | null,
): boolean {
  if (settings.to !== before.settings.to) return false;
  const isAlike =
    from === (before.settings.from ?? before.detected) &&
    settings.formality === before.settings.formality;
  return isAlike || status === 'confirmed' || origin?.kind === 'user';
}

/**
 * The new segments, with what is known of them. Those that are new take over the ids of those that
 * are gone, in order: while a sentence is typed it stays one segment.
 */
function carryOver(
  before: readonly StoredSegment[],
  cut: readonly CutSegment[],
  keeps: (old: StoredSegment) => boolean,
): StoredSegment[] {
  const aligned = alignSegments(before, cut);
  const found = new Set(aligned);
  const gone = before.filter((old) => !found.has(old));
  return cut.map((segment, index) => {
    const old = aligned[index];
    if (old && keeps(old)) return old.gap === segment.gap ? old : { ...old, gap: segment.gap };
    const { id = randomUUID() } = old ?? gone.shift() ?? {};
    return { ...segment, id, target: null, status: 'waiting', origin: null, issues: [] };
  });
}

type RecentPairs = TextTranslation['recentPairs'];

function recentWith(
  recent: RecentPairs,
  { from, to }: { from: Language | null; to: Language },
): RecentPairs {
  if (from === null || from === to) return recent;
  const others = recent.filter((pair) => pair.from !== from || pair.to !== to);
  return [{ from, to }, ...others].slice(0, mostRecentPairs);
}
