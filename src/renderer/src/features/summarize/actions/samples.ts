import { create } from 'zustand';
import { defaultSummaryOptions } from '../../../../../shared/api/summarize.ts';
import type { SampleDocument, SummaryStyle } from '../../../../../shared/api/summarize.ts';
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

/** The styles in which picked sentences say most of these documents. */
const instantStyles: Readonly<Record<string, SummaryStyle>> = {
  'article-night-trains.md': 'chapters',
  'contract-workshop-lease.md': 'paragraph',
  'minutes-library-move.md': 'sentence',
};

export function instantStyle({ id }: SampleDocument): SummaryStyle {
  return instantStyles[id] ?? 'paragraph';
}

/** Its own sentences, picked without a model. */
export function summarizeAtOnce(sample: SampleDocument): Promise<void> {
  const { id, title } = sample;
  return summarizeSource(
    title,
    { kind: 'sample', sampleId: id },
    { ...defaultSummaryOptions, method: 'extractive', style: instantStyle(sample) },
  );
}
