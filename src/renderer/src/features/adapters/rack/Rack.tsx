import { adapterWords as words } from '../../../messages/adapters.ts';
import { SortableList } from '../../../ui/SortableList.tsx';
import { moveAdapter } from '../adapterActions.ts';
import { useAdapters, useRack } from '../adaptersStore.ts';
import { useTargetStack } from '../stack/targets.ts';
import { AdapterRow } from './AdapterRow.tsx';

/** All adapters, in the order people gave them, with what the stack in front does with each. */
export function Rack() {
  const adapters = useRack();
  const target = useAdapters((state) => state.target);
  const stack = useTargetStack(target);
  return (
    <div className="@container">
      <div
        aria-hidden
        className="flex items-center gap-3 border-b border-line py-1.5 ps-17 pe-13 text-status text-ink-3 @max-[620px]:hidden"
      >
        <span className="flex-1">{words.nameLabel}</span>
        <span className="w-48">{words.strength}</span>
        <span className="w-16 text-center">{words.effect.column}</span>
      </div>
      <SortableList
        label={words.rack}
        items={adapters}
        nameOf={({ name }) => name}
        onMove={(id, toIndex) => void moveAdapter(id, toIndex)}
        renderItem={(adapter, handle) => (
          <AdapterRow adapter={adapter} handle={handle} stack={stack} target={target} />
        )}
      />
    </div>
  );
}
