import { useSummarize } from '../summarizeStore.ts';

/** Narrows the list as you type. */
export function searchSummaries(query: string): void {
  useSummarize.setState({ query });
}
