import type { AdapterArrival } from '../../../shared/api/adapters.ts';
import type { AddedAdapter } from '../../../shared/adapterArrival.ts';
import { AppError } from '../../../shared/errors.ts';
import { toldBy } from '../../toldEvents.ts';

/** What an adapter on its way is told, and tells. */
export type Journey = { signal: AbortSignal; onConverting: (fraction: number) => void };

/** The least step of progress worth an event. */
const progressStep = 0.01;

/** Tells how far an adapter is; whoever leaves the stream calls it off. */
export function tellArrival(
  add: (journey: Journey) => Promise<AddedAdapter>,
): AsyncGenerator<AdapterArrival, void, void> {
  return toldBy(async (tell, signal) => {
    const onConverting = (fraction: number): void => tell({ type: 'converting', fraction });
    tell({ type: 'added', ...(await add({ signal, onConverting })) });
  });
}

/** The parts of a file of so many bytes as they are made; fails with `cancelled` between two. */
export async function* withProgress(
  parts: AsyncIterable<Uint8Array>,
  bytes: number,
  { signal, onConverting }: Journey,
): AsyncGenerator<Uint8Array, void, void> {
  let done = 0;
  let told = 0;
  onConverting(0);
  for await (const part of parts) {
    if (signal.aborted) throw new AppError('cancelled');
    yield part;
    done += part.length;
    const fraction = Math.min(1, done / bytes);
    if (fraction - told < progressStep) continue;
    told = fraction;
    onConverting(fraction);
  }
}
