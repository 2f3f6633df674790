import { statSync } from 'node:fs';
import { workspace } from '../../../shared/api/stack.ts';
import type { AdapterEntry, RackView } from '../../../shared/api/adapters.ts';
import type { AdapterStore, StoredAdapter } from './adapterStore.ts';
import type { StackStore } from './stackStore.ts';
import { judge, layerOf } from './verdict.ts';
import type { ModelShape } from './verdict.ts';

export type ViewParts = {
  store: AdapterStore;
  stacks: StackStore;
  /** Of the model in use. */
  shape: () => ModelShape | null;
  modelId: () => string | null;
};

/** What windows are shown of the rack. */
export function createViews({ store, stacks, shape, modelId }: ViewParts) {
  function entry(stored: StoredAdapter): AdapterEntry {
    const { facts } = stored;
    const { architecture, baseModel, licence, alpha, pairs, isInert } = facts;
    const ranks = pairs.map(({ rank }) => rank);
    const model = shape();
    return {
      id: stored.id,
      name: stored.name,
      description: stored.description,
      path: stored.path,
      origin: stored.origin,
      source: stored.source,
      sizeBytes: stored.sizeBytes,
      sha256: stored.sha256,
      architecture,
      baseModel,
      licence,
      alpha,
      isInert,
      availability: availability(stored.path, stored),
      rank: { smallest: Math.min(...ranks), largest: Math.max(...ranks) },
      modules: [...new Set(pairs.map(({ tensor }) => moduleOf(tensor)))].toSorted(),
      layerCount: new Set(pairs.map(({ tensor }) => layerOf(tensor)).filter(isInLayer)).size,
      verdict: model ? judge(facts, model) : { verdict: 'no-model' },
    };
  }

  return {
    entry,
    rack(): RackView {
      const inUse = modelId();
      const [chat, summarize, translate] = workspace.options.map((each) =>
        stacks.inForce(each, inUse),
      );
      return {
        adapters: store.list().map(entry),
        stacks: stacks.list(),
        defaults: stacks.defaults(),
        inForce: { chat: chat ?? [], summarize: summarize ?? [], translate: translate ?? [] },
      };
    },
  };
}

export type Views = ReturnType<typeof createViews>;

/** Whether the file is there, and is the one that was checked. */
export function availability(
  path: string,
  checked: Pick<StoredAdapter, 'sizeBytes' | 'modifiedAt'>,
): AdapterEntry['availability'] {
  const file = statSync(path, { throwIfNoEntry: false });
  if (!file?.isFile()) return 'missing';
  const isSame = file.size === checked.sizeBytes && file.mtimeMs === checked.modifiedAt;
  return isSame ? 'available' : 'changed';
}

/** `attn_q` of `blk.12.attn_q.weight`. */
function moduleOf(tensor: string): string {
  return tensor.replace(/^blk\.\d+\./u, '').replace(/\.weight$/u, '');
}

function isInLayer(layer: number | null): boolean {
  return layer !== null;
}
