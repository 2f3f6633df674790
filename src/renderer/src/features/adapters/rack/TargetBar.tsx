import { adapterWords } from '../../../messages/adapters.ts';
import { chatWords } from '../../../messages/chat.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { setChatStack } from '../../chat/actions/chatStack.ts';
import { selectOpenChat, useChatStore } from '../../chat/chatStore.ts';
import { useActiveModel } from '../../models/modelsStore.ts';
import { applyNamedStack, selectTarget } from '../adapterActions.ts';
import { useAdapters, useNamedStacks } from '../adaptersStore.ts';
import { ChatEffect, StackEffect } from '../stack/EffectBadge.tsx';
import { openStackNaming } from '../stack/namingStore.ts';
import {
  clearDefault,
  findDefault,
  noStack,
  setTargetStack,
  useChatStack,
  useLoadedModelId,
  useTargetStack,
  workspaces,
} from '../stack/targets.ts';
import type { StackTarget } from '../stack/targets.ts';

const words = adapterWords.targets;
const { stacks } = adapterWords;

/** Those that people did not name themselves. */
type OwnTarget = Exclude<StackTarget, { kind: 'named' }>;

/**
 * Whose stack the rack changes, where it comes from, and what can be done with all of it. Where there
 * is no room for the list of stacks, the stack is chosen here.
 */
export function TargetBar({ hasList }: { hasList: boolean }) {
  const target = useAdapters((state) => state.target);
  const stack = useTargetStack(target);
  const named = useNamedStacks().find(({ id }) => target.kind === 'named' && id === target.id);
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line px-4 py-2.5">
      {hasList ? <TargetName target={target} /> : <TargetSelect target={target} />}
      <div className="flex min-h-8 min-w-40 flex-1 flex-wrap items-center gap-x-2 gap-y-1">
        {target.kind === 'chat' && <ChatSource />}
        {target.kind === 'default' && <DefaultScope target={target} />}
        {named !== undefined && (
          <Button size="small" onClick={() => void applyNamedStack(named)}>
            {stacks.use}
          </Button>
        )}
      </div>
      {target.kind === 'chat' ? (
        <ChatEffect />
      ) : (
        <StackEffect label={adapterWords.effect.ofStack} stack={stack} />
      )}
      {stack.length > 0 && (
        <>
          <Button size="small" variant="quiet" onClick={() => openStackNaming(stack)}>
            {stacks.saveShort}
          </Button>
          <Button size="small" variant="quiet" onClick={() => void setTargetStack(target, noStack)}>
            {stacks.clear}
          </Button>
        </>
      )}
    </div>
  );
}

function TargetName({ target }: { target: StackTarget }) {
  const named = useNamedStacks();
  const name =
    target.kind === 'named' ? named.find(({ id }) => id === target.id)?.name : nameOf(target);
  return (
    <h2 dir="auto" className="max-w-80 min-w-0 truncate font-semibold" title={name}>
      {name}
    </h2>
  );
}

function nameOf(target: OwnTarget): string {
  if (target.kind === 'chat') return words.chat;
  return words.defaultOf(words.workspaces[target.workspace]);
}

/** The list at the edge in short. */
function TargetSelect({ target }: { target: StackTarget }) {
  const named = useNamedStacks();
  const targets: OwnTarget[] = [
    { kind: 'chat' },
    ...workspaces.map((workspace) => ({
      kind: 'default' as const,
      workspace,
      isForThisModel: false,
    })),
  ];
  const options = [
    ...targets.map((entry) => ({ value: valueOf(entry), label: nameOf(entry), target: entry })),
    ...named.map(({ id, name }) => ({ value: id, label: name, target: namedTarget(id) })),
  ];
  return (
    <Select
      label={words.editing}
      isLabelHidden
      value={valueOf(target)}
      options={options}
      onChange={(value) => {
        const chosen = options.find((option) => option.value === value);
        if (chosen !== undefined) selectTarget(chosen.target);
      }}
      className="w-52"
    />
  );
}

function namedTarget(id: string): StackTarget {
  return { kind: 'named', id };
}

function valueOf(target: StackTarget): string {
  if (target.kind === 'named') return target.id;
  return target.kind === 'chat' ? 'chat' : `default-${target.workspace}`;
}

function ChatSource() {
  const title = useChatStore((state) => selectOpenChat(state)?.conversation.title);
  const { isOwn } = useChatStack();
  if (title === undefined) return null;
  return (
    <>
      <span dir="auto" className="max-w-60 min-w-0 truncate text-small text-ink-2">
        {title === '' ? chatWords.list.untitled : title}
      </span>
      {isOwn ? (
        <Button size="small" variant="quiet" onClick={() => void setChatStack(null)}>
          {words.backToDefault}
        </Button>
      ) : (
        <span className="text-small text-ink-3">{words.usesDefault}</span>
      )}
    </>
  );
}

function DefaultScope({ target }: { target: Extract<StackTarget, { kind: 'default' }> }) {
  const rack = useAdapters((state) => state.rack);
  const active = useActiveModel();
  const modelId = useLoadedModelId();
  const isSet = rack !== null && findDefault(rack, target, modelId) !== undefined;
  const scopes = [
    { value: 'every', label: words.everyModel },
    ...(active.status === 'ready'
      ? [{ value: 'only', label: words.onlyModel(active.model.name) }]
      : []),
  ];
  return (
    <>
      <Select
        label={words.scope}
        isLabelHidden
        value={target.isForThisModel && active.status === 'ready' ? 'only' : 'every'}
        options={scopes}
        onChange={(scope) => selectTarget({ ...target, isForThisModel: scope === 'only' })}
        className="w-56"
      />
      {isSet && (
        <Button size="small" variant="quiet" onClick={() => void clearDefault(target)}>
          {words.clearDefault}
        </Button>
      )}
      {!isSet && target.isForThisModel && (
        <span className="text-small text-ink-3">{words.scopeNone}</span>
      )}
    </>
  );
}
