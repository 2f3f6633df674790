import { adapterWords } from '../../../messages/adapters.ts';
import { Select } from '../../../ui/Select.tsx';
import { selectTarget } from '../adapterActions.ts';
import { useNamedStacks } from '../adaptersStore.ts';
import { workspaces } from '../stack/targets.ts';
import type { StackTarget } from '../stack/targets.ts';

const words = adapterWords.targets;

/** Those that people did not name themselves. */
type OwnTarget = Exclude<StackTarget, { kind: 'named' }>;

/** The stack that was chosen in the list at the edge. */
export function TargetName({ target }: { target: StackTarget }) {
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
export function TargetSelect({ target }: { target: StackTarget }) {
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
