import { create } from 'zustand';
import type { ErrorReport } from '../../../../../shared/api/common.ts';

/** An adapter on its way into the rack, or refused at its door. `fraction` of a conversion. */
export type Arrival = { key: string; name: string } & (
  { status: 'adding'; fraction: number | null } | { status: 'refused'; error: ErrorReport }
);

type AddingState = { arrivals: readonly Arrival[] };

export const useAdding = create<AddingState>(() => ({ arrivals: [] }));

export function setArrival(arrival: Arrival): void {
  useAdding.setState(({ arrivals }) => {
    const at = arrivals.findIndex(({ key }) => key === arrival.key);
    return { arrivals: at === -1 ? [...arrivals, arrival] : arrivals.with(at, arrival) };
  });
}

export function dropArrival(key: string): void {
  useAdding.setState(({ arrivals }) => ({
    arrivals: arrivals.filter((arrival) => arrival.key !== key),
  }));
}
