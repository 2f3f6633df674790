import type { Api } from '../../../shared/api.ts';
import type { ModelsView } from '../../../shared/api/models.ts';

/** For tests: resolves with the first view that the condition holds for. */
export async function until(
  api: Api,
  condition: (view: ModelsView) => boolean,
): Promise<ModelsView> {
  const abort = new AbortController();
  for await (const view of await api.models.watch(undefined, { signal: abort.signal })) {
    if (condition(view)) {
      abort.abort();
      return view;
    }
  }
  throw new Error('the stream of models ended');
}

export const isSettled = ({ active }: ModelsView): boolean =>
  active.status === 'ready' || active.status === 'failed';
