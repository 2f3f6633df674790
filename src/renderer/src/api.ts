import type { Api } from '../../shared/api.ts';
import { AppError } from '../../shared/errors.ts';
import { createClient } from '../../shared/rpcClient.ts';
import { currentLink } from './connection/connectionStore.ts';

/**
 * Everything the core can do. Calls go over the link in force; without one they fail at once with
 * `disconnected`. Streams are followed with `watch`, which survives a reconnection.
 */
export const api: Api = createClient<Api>({
  call: async (path, input, options) => {
    const link = currentLink();
    if (link === null) throw new AppError('disconnected', { reason: 'no connection' });
    return link.call(path, input, options);
  },
});

export { watch } from './connection/watch.ts';
