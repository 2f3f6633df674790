import { create } from 'zustand';
import type { ErrorReport } from '../../../../shared/api/common.ts';
import type { FoundRepository, RepositoryListing } from '../../../../shared/api/downloads.ts';
import { AppError } from '../../../../shared/errors.ts';
import { api } from '../../api.ts';

type Answer<Value> =
  | { status: 'asking' }
  | { status: 'known'; value: Value }
  | { status: 'failed'; error: ErrorReport };

type HubSearchState = {
  /** What stands in the field. */
  typed: string;
  /** What was last asked for, and what came of it. */
  search: { query: string; answer: Answer<FoundRepository[]> } | null;
  /** The repository whose files are shown. */
  opened: { repository: string; answer: Answer<RepositoryListing> } | null;
};

export const useHubSearch = create<HubSearchState>(() => ({
  typed: '',
  search: null,
  opened: null,
}));

/** Ends the question that a later one makes pointless. */
let asking = new AbortController();

export function typeQuery(typed: string): void {
  useHubSearch.setState(typed === '' ? { typed, search: null, opened: null } : { typed });
}

/** On Enter, never while typing: each search is a connection. */
export async function searchHub(): Promise<void> {
  const query = useHubSearch.getState().typed.trim();
  if (query === '') return;
  await ask(
    (signal) => api.downloads.search({ query }, { signal }),
    (answer) => useHubSearch.setState({ search: { query, answer }, opened: null }),
  );
}

/** Opens a repository, or closes it when it is open. */
export async function toggleRepository(repository: string): Promise<void> {
  if (useHubSearch.getState().opened?.repository === repository) {
    useHubSearch.setState({ opened: null });
    return;
  }
  await ask(
    (signal) => api.downloads.repository({ repository }, { signal }),
    (answer) => useHubSearch.setState({ opened: { repository, answer } }),
  );
}

async function ask<Value>(
  question: (signal: AbortSignal) => Promise<Value>,
  show: (answer: Answer<Value>) => void,
): Promise<void> {
  asking.abort();
  asking = new AbortController();
  const { signal } = asking;
  show({ status: 'asking' });
  try {
    const value = await question(signal);
    if (!signal.aborted) show({ status: 'known', value });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (!signal.aborted) show({ status: 'failed', error });
  }
}
