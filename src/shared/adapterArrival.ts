import type { AdapterArrival } from './api/adapters.ts';

export type AddedAdapter = Omit<Extract<AdapterArrival, { type: 'added' }>, 'type'>;

/** Follows an adapter onto the rack. `onConverting` is told how much of it is made, 0 to 1. */
export async function followArrival(
  events: PromiseLike<AsyncIterable<AdapterArrival>>,
  onConverting: (fraction: number) => void = () => undefined,
): Promise<AddedAdapter> {
  for await (const event of await events) {
    if (event.type === 'added') return { adapter: event.adapter, isNew: event.isNew };
    onConverting(event.fraction);
  }
  throw new Error('the arrival ended without an adapter');
}
