import type { Stack, UsedStack, UsedStackEntry } from '../../../shared/api/stack.ts';
import { AppError } from '../../../shared/errors.ts';
import type { EngineAdapter } from '../../../shared/engineApi.ts';
import type { AdapterStore, StoredAdapter } from './adapterStore.ts';
import { inspectAdapter } from './inspection/inspectAdapter.ts';
import { judge } from './verdict.ts';
import type { ModelShape } from './verdict.ts';
import { availability } from './views.ts';

/** A stack made ready for the engine, and what to tell people about it. */
export type ResolvedStack = {
  adapters: EngineAdapter[];
  /** All of the stack, with the reason for each that is left out. */
  used: UsedStack;
};

export type ResolverParts = {
  store: AdapterStore;
  /** Of the model in use; fails with `no-model`. */
  shape: () => Promise<ModelShape>;
  onChecked: () => void;
};

/**
 * Decides what of a stack goes to the engine: only files that were checked, are unchanged since,
 * and fit the model. Fails with `adapter-missing` when a file is gone, with the codes of
 * `inspectAdapter` when it has become another one that is not sound.
 */
export function createStackResolver({ store, shape, onChecked }: ResolverParts) {
  /** The adapter as its file is now. */
  async function checked(adapter: StoredAdapter): Promise<StoredAdapter> {
    const { id, name, path } = adapter;
    const state = availability(path, adapter);
    if (state === 'available') return adapter;
    if (state === 'missing') throw new AppError('adapter-missing', { name, path });
    store.saveFile(id, path, await inspectAdapter(path));
    onChecked();
    return store.get(id);
  }

  return async function resolve(stack: Stack): Promise<ResolvedStack> {
    const adapters: EngineAdapter[] = [];
    const used: UsedStack = [];
    if (stack.length === 0) return { adapters, used };
    const model = await shape();
    for (const { adapterId, strength } of stack) {
      const known = store.find(adapterId);
      const isActive = known !== null && !known.isRemoved && strength !== 0;
      const adapter = isActive ? await checked(known) : known;
      const reason = leftOut(adapter, model);
      used.push({ adapterId, strength, name: adapter?.name ?? unknownName, leftOut: reason });
      if (adapter && isActive && reason === null) adapters.push({ path: adapter.path, strength });
    }
    return { adapters, used };
  };
}

/** Those of a stack that add what they were made for; whether they fit, once the model is known. */
export function adaptersInForce(
  store: AdapterStore,
  stack: Stack,
  model: ModelShape | null,
): StoredAdapter[] {
  return stack.flatMap(({ adapterId, strength }) => {
    const known = store.find(adapterId);
    const isOut = !known || known.isRemoved || (model !== null && leftOut(known, model) !== null);
    return isOut || strength <= 0 ? [] : [known];
  });
}

/** A stack from another studio may name adapters that were never here. */
const unknownName = '';

/** Names alone: whether an adapter fits is not asked. */
export function describeStack(store: AdapterStore, stack: Stack): UsedStack {
  return stack.map(({ adapterId, strength }) => {
    const known = store.find(adapterId);
    const isGone = !known || known.isRemoved;
    const name = known?.name ?? unknownName;
    return { adapterId, strength, name, leftOut: isGone ? 'removed' : null };
  });
}

function leftOut(adapter: StoredAdapter | null, model: ModelShape): UsedStackEntry['leftOut'] {
  if (!adapter || adapter.isRemoved) return 'removed';
  return judge(adapter.facts, model).verdict === 'fits' ? null : 'does-not-fit';
}
