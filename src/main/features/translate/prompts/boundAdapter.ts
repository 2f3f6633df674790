import type { Language } from '../../../../shared/languages.ts';
import { base } from '../qa/languages.ts';

/** An adapter as its file describes it. */
export type AdapterDescription = { name: string; languages: string[]; tags: string[] };

/**
 * The adapter that was made for translating between these two languages and no others; null when
 * none says so. One that states more languages changes how a model translates, not what it is asked.
 */
export function boundAdapter(
  adapters: readonly AdapterDescription[],
  from: Language,
  to: Language,
): AdapterDescription | null {
  const pair = new Set([base(from), base(to)]);
  return (
    adapters.find(({ languages, tags }) => {
      const stated = new Set(languages.map((tag) => base(tag.toLowerCase().replaceAll('_', '-'))));
      const isTranslator = tags.some((tag) => /^translation$/iu.test(tag));
      return isTranslator && stated.size === 2 && stated.symmetricDifference(pair).size === 0;
    }) ?? null
  );
}
