import { AppError } from '../../../../../shared/errors.ts';
import { api } from '../../../api.ts';
import { showError } from '../../../ui/toast.ts';
import { useSummarize } from '../summarizeStore.ts';

const delayMilliseconds = 150;
const maxHits = 100;

let calledOff = new AbortController();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Searches once the typing rests; until then what was found before stays in sight. */
export function searchSummaries(query: string): void {
  calledOff.abort();
  calledOff = new AbortController();
  clearTimeout(timer);
  if (query.trim() === '') {
    useSummarize.setState({ search: { status: 'off' } });
    return;
  }
  useSummarize.setState(({ search: former }) => ({
    search: { status: 'searching', query, hits: former.status === 'off' ? [] : former.hits },
  }));
  const { signal } = calledOff;
  timer = setTimeout(() => void findNow(query, signal), delayMilliseconds);
}

async function findNow(query: string, signal: AbortSignal): Promise<void> {
  try {
    const input = { query: query.slice(0, 500), limit: maxHits };
    const hits = await api.summarize.search(input, { signal });
    if (!signal.aborted) useSummarize.setState({ search: { status: 'found', query, hits } });
  } catch (error) {
    if (signal.aborted) return;
    showError(error instanceof AppError ? error : new AppError('internal', {}, { cause: error }));
  }
}
