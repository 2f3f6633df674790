import { adapterWords } from '../../../messages/adapters.ts';
import { Button } from '../../../ui/Button.tsx';
import { applyNamedStack } from '../adapterActions.ts';
import { useAdapters, useNamedStacks } from '../adaptersStore.ts';
import { ChatEffect, StackEffect } from '../stack/EffectBadge.tsx';
import { openStackNaming } from '../stack/namingStore.ts';
import { noStack, setTargetStack, useTargetStack } from '../stack/targets.ts';
import { TargetName, TargetSelect } from './TargetName.tsx';
import { ChatSource, DefaultScope } from './TargetSource.tsx';

const { stacks } = adapterWords;

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
