import { create } from 'zustand';
import type { SampleDocument } from '../../../../../shared/api/summarize.ts';
import { api } from '../../../api.ts';
import { attempt } from '../../../ui/toast.ts';
import { summarizeSource } from './importing.ts';

/** Empty until asked for. */
export const useSamples = create<{ samples: readonly SampleDocument[] }>(() => ({ samples: [] }));

export async function loadSamples(): Promise<void> {
  if (useSamples.getState().samples.length > 0) return;
  const samples = await attempt(() => api.summarize.listSamples());
  if (samples !== null) useSamples.setState({ samples });
}

export function summarizeSample({ id, title }: SampleDocument): Promise<void> {
  return summarizeSource(title, { kind: 'sample', sampleId: id });
}
