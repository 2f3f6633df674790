import { create } from 'zustand';
import type { Glossary, GlossaryTerm } from '../../../../../shared/api/glossaries.ts';

/** The glossary whose terms are shown. */
export type OpenGlossary = {
  glossaryId: string;
  query: string;
  /** Null until counted. */
  total: number | null;
  terms: readonly GlossaryTerm[];
};

/** A term in the dialog; without an id it is a new one. */
export type TermDraft = Omit<GlossaryTerm, 'id'> & { id?: string };

export type GlossariesState = {
  /** By name; null until they first arrived. */
  glossaries: readonly Glossary[] | null;
  open: OpenGlossary | null;
  draft: TermDraft | null;
  /** A new glossary is being named, alone or for a file to fill. */
  creating: { file: File | null } | null;
};

export const useGlossaries = create<GlossariesState>()(() => ({
  glossaries: null,
  open: null,
  draft: null,
  creating: null,
}));

export const newTerm: TermDraft = {
  source: '',
  target: '',
  note: '',
  isCaseSensitive: false,
  allowsInflection: true,
  isForbidden: false,
};

const noGlossaries: readonly Glossary[] = [];

export function selectGlossaries({ glossaries }: GlossariesState): readonly Glossary[] {
  return glossaries ?? noGlossaries;
}

/** The one whose terms are shown: what was chosen, else the first. */
export function selectShown(state: GlossariesState): Glossary | null {
  const all = selectGlossaries(state);
  return all.find(({ id }) => id === state.open?.glossaryId) ?? null;
}
