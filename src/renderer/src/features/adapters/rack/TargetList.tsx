import { Layers, MessageSquare, MoreHorizontal } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useState } from 'react';
import type { NamedStack } from '../../../../../shared/api/adapters.ts';
import type { Stack } from '../../../../../shared/api/stack.ts';
import { adapterWords } from '../../../messages/adapters.ts';
import { classNames } from '../../../ui/classNames.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu, MenuItem } from '../../../ui/Menu.tsx';
import { NameDialog } from '../../../ui/NameDialog.tsx';
import {
  applyNamedStack,
  deleteNamedStack,
  renameNamedStack,
  selectTarget,
} from '../adapterActions.ts';
import { useAdapters, useNamedStacks, useRack } from '../adaptersStore.ts';
import { longestStackName, stackLine } from '../stack/stackNames.ts';
import { isSameTarget, useChatStack, workspaces } from '../stack/targets.ts';
import type { StackTarget } from '../stack/targets.ts';

const words = adapterWords.targets;

/** Everything a stack can belong to; the rack changes the one that is chosen here. */
export function TargetList() {
  const chat = useChatStack();
  const inForce = useAdapters((state) => state.rack?.inForce);
  const named = useNamedStacks();
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto bg-chrome px-2 py-2">
      <ul>
        <TargetRow
          icon={MessageSquare}
          target={{ kind: 'chat' }}
          name={words.chat}
          stack={chat.stack}
        />
      </ul>
      <Heading>{words.defaults}</Heading>
      <ul>
        {workspaces.map((workspace) => (
          <TargetRow
            key={workspace}
            target={{ kind: 'default', workspace, isForThisModel: false }}
            name={words.workspaces[workspace]}
            stack={inForce?.[workspace] ?? []}
          />
        ))}
      </ul>
      <Heading>{words.named}</Heading>
      {named.length === 0 && <p className="px-2 text-small text-ink-3">{words.noNamed}</p>}
      <ul>
        {named.map((entry) => (
          <TargetRow
            key={entry.id}
            icon={Layers}
            target={{ kind: 'named', id: entry.id }}
            name={entry.name}
            stack={entry.stack}
            named={entry}
          />
        ))}
      </ul>
    </div>
  );
}

function Heading({ children }: { children: string }) {
  return <h2 className="px-2 pt-4 pb-1 text-status font-medium text-ink-3">{children}</h2>;
}

type TargetRowProps = {
  icon?: LucideIcon;
  target: StackTarget;
  name: string;
  stack: Stack;
  named?: NamedStack;
};

function TargetRow({ icon: Icon, target, name, stack, named }: TargetRowProps) {
  const rack = useRack();
  const isCurrent = useAdapters((state) => isSameTarget(state.target, target));
  return (
    <li className="group relative">
      <button
        type="button"
        aria-current={isCurrent ? 'true' : undefined}
        onClick={() => selectTarget(target)}
        className={classNames(
          'flex w-full items-start gap-2 rounded-md px-2 py-1.5 text-start',
          named !== undefined && 'pe-9',
          isCurrent ? 'bg-accent-soft text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
        )}
      >
        {Icon && <Icon size={15} strokeWidth={1.75} aria-hidden className="mt-0.5 shrink-0" />}
        <span className="min-w-0 flex-1">
          <span className={classNames('block truncate', isCurrent && 'font-medium')}>
            <bdi>{name}</bdi>
          </span>
          <span className="figures block truncate text-status text-ink-3">
            {stack.length === 0 ? adapterWords.stacks.bare : stackLine(stack, rack)}
          </span>
        </span>
      </button>
      {named !== undefined && <NamedMenu named={named} />}
    </li>
  );
}

function NamedMenu({ named }: { named: NamedStack }) {
  const { id, name } = named;
  const { stacks } = adapterWords;
  const [isRenaming, setIsRenaming] = useState(false);
  return (
    <div className="absolute end-1 top-1.5">
      <Menu
        trigger={<IconButton size="small" icon={MoreHorizontal} label={stacks.moreActions(name)} />}
      >
        <MenuItem onSelect={() => void applyNamedStack(named)}>{stacks.use}</MenuItem>
        <MenuItem onSelect={() => setIsRenaming(true)}>{stacks.rename}</MenuItem>
        <MenuItem onSelect={() => void deleteNamedStack(id)}>{stacks.delete}</MenuItem>
      </Menu>
      {isRenaming && (
        <NameDialog
          title={stacks.renameTitle}
          label={stacks.name}
          maxLength={longestStackName}
          name={name}
          onClose={() => setIsRenaming(false)}
          onSave={(next) => void renameNamedStack(id, next)}
        />
      )}
    </div>
  );
}
