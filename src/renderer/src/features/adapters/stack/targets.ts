import type { DefaultStack, RackView } from '../../../../../shared/api/adapters.ts';
import type { Stack, Workspace } from '../../../../../shared/api/stack.ts';
import { api } from '../../../api.ts';
import { attempt } from '../../../ui/toast.ts';
import { setChatStack } from '../../chat/actions/chatStack.ts';
import { selectOpenChat, useChatStore } from '../../chat/chatStore.ts';
import { useActiveModel, useModels } from '../../models/modelsStore.ts';
import { useAdapters } from '../adaptersStore.ts';

/** What a stack can belong to: the open chat, the default of a workspace, or a name. */
export type StackTarget =
  | { kind: 'chat' }
  | { kind: 'default'; workspace: Workspace; isForThisModel: boolean }
  | { kind: 'named'; id: string };

export const noStack: Stack = [];

/** The default a workspace writes with: that for the loaded model, else that for all. */
export function useStackInForce(workspace: Workspace): Stack {
  return useAdapters((state) => state.rack?.inForce[workspace] ?? noStack);
}

/** The stack the open chat writes with: its own, else the default in force. */
export function useChatStack(): { stack: Stack; isOwn: boolean } {
  const own = useChatStore((state) => selectOpenChat(state)?.conversation.stack ?? null);
  const inForce = useStackInForce('chat');
  return { stack: own ?? inForce, isOwn: own !== null };
}

export function chatStack(): Stack {
  const own = selectOpenChat(useChatStore.getState())?.conversation.stack ?? null;
  return own ?? useAdapters.getState().rack?.inForce.chat ?? noStack;
}

export function useTargetStack(target: StackTarget): Stack {
  const chat = useChatStack();
  const rack = useAdapters((state) => state.rack);
  const modelId = useLoadedModelId();
  if (target.kind === 'chat') return chat.stack;
  if (rack === null) return noStack;
  return storedStack(rack, target, modelId);
}

function storedStack(
  rack: RackView,
  target: Exclude<StackTarget, { kind: 'chat' }>,
  modelId: string | null,
): Stack {
  if (target.kind === 'named') {
    return rack.stacks.find(({ id }) => id === target.id)?.stack ?? noStack;
  }
  return findDefault(rack, target, modelId)?.stack ?? noStack;
}

/** The default as it is stored for exactly this workspace and model. */
export function findDefault(
  rack: RackView,
  { workspace, isForThisModel }: { workspace: Workspace; isForThisModel: boolean },
  modelId: string | null,
): DefaultStack | undefined {
  const wanted = isForThisModel ? modelId : null;
  return rack.defaults.find((entry) => entry.workspace === workspace && entry.modelId === wanted);
}

/** Resolves when the core has it. */
export async function setTargetStack(target: StackTarget, stack: Stack): Promise<void> {
  if (target.kind === 'chat') await setChatStack(stack);
  else await storeStack(target, stack);
}

async function storeStack(
  target: Exclude<StackTarget, { kind: 'chat' }>,
  stack: Stack,
): Promise<void> {
  await attempt(async () => {
    if (target.kind === 'default') {
      const modelId = target.isForThisModel ? loadedModelId() : null;
      await api.adapters.setDefault({ workspace: target.workspace, modelId, stack });
    } else {
      const named = useAdapters.getState().rack?.stacks.find(({ id }) => id === target.id);
      if (named !== undefined) await api.adapters.saveStack({ ...named, stack });
    }
  });
}

export function useLoadedModelId(): string | null {
  const active = useActiveModel();
  return active.status === 'ready' ? active.model.modelId : null;
}

function loadedModelId(): string | null {
  const active = useModels.getState().view?.active;
  return active?.status === 'ready' ? active.model.modelId : null;
}

export async function clearDefault(
  target: Extract<StackTarget, { kind: 'default' }>,
): Promise<void> {
  const { workspace, isForThisModel } = target;
  const modelId = isForThisModel ? loadedModelId() : null;
  await attempt(() => api.adapters.setDefault({ workspace, modelId, stack: null }));
}

/** In the order of the rail. */
export const workspaces: readonly Workspace[] = ['chat', 'summarize', 'translate'];

/** A default is one row of the list, whichever models it is for. */
export function isSameTarget(one: StackTarget, other: StackTarget): boolean {
  if (one.kind === 'named') return other.kind === 'named' && one.id === other.id;
  if (one.kind === 'default') {
    return other.kind === 'default' && one.workspace === other.workspace;
  }
  return other.kind === 'chat';
}
