import type { AdapterEntry } from '../../../../../shared/api/adapters.ts';
import { adapterWords } from '../../../messages/adapters.ts';

/** Why the adapter cannot take part with the loaded model; null when it can, or nobody knows yet. */
export function whyUnusable({ availability, verdict, path }: AdapterEntry): string | null {
  if (availability === 'missing') return adapterWords.verdictHints.missing(path);
  if (verdict.verdict !== 'does-not-fit') return null;
  const [first] = verdict.differences;
  return first === undefined ? adapterWords.verdicts.doesNotFit : adapterWords.difference(first);
}

/** One word or two for where an adapter stands. */
export function verdictWord({ availability, verdict }: AdapterEntry): string {
  const { verdicts } = adapterWords;
  if (availability !== 'available') return verdicts[availability];
  if (verdict.verdict === 'no-model') return verdicts.noModel;
  return verdict.verdict === 'fits' ? verdicts.fits : verdicts.doesNotFit;
}
