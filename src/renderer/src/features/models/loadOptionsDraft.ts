import { defaultLoadOptions, loadOptions } from '../../../../shared/api/models.ts';
import type { LoadOptions } from '../../../../shared/api/models.ts';

/** The fields where a number or nothing (automatic) is typed. */
export const numberFields = ['contextSize', 'threads', 'gpuLayers'] as const;
export type NumberField = (typeof numberFields)[number];

/** Load options as they stand in the form: numbers as typed, empty for automatic. */
export type LoadOptionsDraft = Record<NumberField, string> &
  Pick<LoadOptions, 'kvType' | 'flashAttention'>;

export function toDraft(options: LoadOptions): LoadOptionsDraft {
  return {
    contextSize: asTyped(options.contextSize),
    threads: asTyped(options.threads),
    gpuLayers: asTyped(options.gpuLayers),
    kvType: options.kvType,
    flashAttention: options.flashAttention,
  };
}

function asTyped(value: number | 'auto'): string {
  return value === 'auto' ? '' : String(value);
}

export const defaultDraft = toDraft(defaultLoadOptions);

/** The options, or the fields whose numbers will not do. */
export function fromDraft(
  draft: LoadOptionsDraft,
): { options: LoadOptions } | { wrong: NumberField[] } {
  const read = {
    ...draft,
    contextSize: typedNumber(draft.contextSize),
    threads: typedNumber(draft.threads),
    gpuLayers: typedNumber(draft.gpuLayers),
  };
  const result = loadOptions.safeParse(read);
  if (result.success) return { options: result.data };
  const wrong = new Set(result.error.issues.map((issue) => issue.path[0]));
  return { wrong: numberFields.filter((field) => wrong.has(field)) };
}

/** "8,192" and "8 192" are how people write it. */
function typedNumber(typed: string): number | 'auto' {
  const digits = typed.replaceAll(/[\s,.']/g, '');
  return digits === '' ? 'auto' : Number(digits);
}
