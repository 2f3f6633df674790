import { commands } from '../../../../shared/commands.ts';
import { shortcutOf } from '../../commands.ts';
import { Kbd } from '../../ui/Kbd.tsx';

const groups = ['Chat', 'Summarize', 'View', 'Models'] as const;

/** Made from the one list of commands, so it cannot be out of date. */
export function ShortcutList() {
  return (
    <div className="flex flex-col gap-5">
      {groups.map((group) => (
        <div key={group}>
          <h3 className="mb-1 text-small font-medium text-ink-3">{group}</h3>
          <dl>
            {shortcutsOf(group).map(({ id, title, keys }) => (
              <div
                key={id}
                className="flex items-center justify-between gap-4 border-b border-line py-1.5 last:border-0"
              >
                <dt>{title}</dt>
                <dd>
                  <Kbd keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </div>
  );
}

function shortcutsOf(group: (typeof groups)[number]) {
  return commands.flatMap((command) => {
    const keys = shortcutOf(command.id);
    return command.group === group && keys !== null ? [{ ...command, keys }] : [];
  });
}
