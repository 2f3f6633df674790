import type { AdapterEntry, NamedStack } from '../../../../shared/api/adapters.ts';
import type { Stack, Workspace } from '../../../../shared/api/stack.ts';
import { api } from '../../api.ts';
import { adapterWords } from '../../messages/adapters.ts';
import { attempt, showToast } from '../../ui/toast.ts';
import { setChatStack } from '../chat/actions/chatStack.ts';
import { showWorkspace } from '../frame/frameStore.ts';
import { findAdapter, useAdapters } from './adaptersStore.ts';
import type { AdaptersPage } from './adaptersStore.ts';
import type { StackTarget } from './stack/targets.ts';

export function selectAdapter(id: string): void {
  useAdapters.setState({ selectedId: id });
}

export function selectTarget(target: StackTarget): void {
  useAdapters.setState({ target });
}

export function showAdapters(page: AdaptersPage): void {
  showWorkspace('adapters');
  useAdapters.setState({ page });
}

/** The way from a stack in use to the switches that change it. */
export function showRackOfChat(adapterId?: string): void {
  showAdapters('rack');
  selectTarget({ kind: 'chat' });
  if (adapterId !== undefined) selectAdapter(adapterId);
}

export function showRackOfDefault(workspace: Workspace): void {
  showAdapters('rack');
  selectTarget({ kind: 'default', workspace, isForThisModel: false });
}

export async function renameAdapter(id: string, name: string): Promise<void> {
  await attempt(() => api.adapters.update({ id, name }));
}

export async function describeAdapter(id: string, description: string): Promise<void> {
  await attempt(() => api.adapters.update({ id, description }));
}

/** Shown in its new place at once; the core's next view has the last word. */
export async function moveAdapter(id: string, position: number): Promise<void> {
  const adapter = findAdapter(id);
  const { rack } = useAdapters.getState();
  if (rack === null || adapter === undefined) return;
  const others = rack.adapters.filter((entry) => entry.id !== id);
  useAdapters.setState({
    rack: { ...rack, adapters: others.toSpliced(position, 0, adapter) },
  });
  const isMoved = await attempt(async () => {
    await api.adapters.move({ id, position });
    return true;
  });
  if (isMoved === null) useAdapters.setState({ rack });
}

export async function removeAdapter({ id, name }: AdapterEntry): Promise<void> {
  await attempt(async () => {
    await api.adapters.remove({ id });
    showToast({
      title: adapterWords.removed(name),
      description: adapterWords.removedHint,
      undo: () => void attempt(() => api.adapters.restore({ id })),
    });
  });
}

export async function saveNamedStack(name: string, stack: Stack): Promise<void> {
  const named = await attempt(() => api.adapters.saveStack({ name, stack }));
  if (named === null) return;
  selectTarget({ kind: 'named', id: named.id });
  showToast({ title: adapterWords.stacks.saved(named.name) });
}

/** Puts the stack in force in the open chat. */
export async function applyNamedStack({ name, stack }: NamedStack): Promise<void> {
  if (await setChatStack(stack)) showToast({ title: adapterWords.stacks.applied(name) });
}

export async function renameNamedStack(id: string, name: string): Promise<void> {
  const named = useAdapters.getState().rack?.stacks.find((entry) => entry.id === id);
  if (named !== undefined) await attempt(() => api.adapters.saveStack({ ...named, name }));
}

/** Undo saves it again, under the name it had. */
export async function deleteNamedStack(id: string): Promise<void> {
  const named = useAdapters.getState().rack?.stacks.find((entry) => entry.id === id);
  if (named === undefined) return;
  await attempt(async () => {
    await api.adapters.deleteStack({ id });
    selectTarget({ kind: 'chat' });
    showToast({
      title: adapterWords.stacks.deleted(named.name),
      undo: () => void saveNamedStack(named.name, named.stack),
    });
  });
}
