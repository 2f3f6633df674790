import { MoreHorizontal } from 'lucide-react';
import type { AdapterEntry } from '../../../../../shared/api/adapters.ts';
import { adapterWords as words } from '../../../messages/adapters.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu, MenuItem } from '../../../ui/Menu.tsx';
import { moveAdapter, removeAdapter, selectAdapter } from '../adapterActions.ts';
import { useRack } from '../adaptersStore.ts';

export function AdapterMenu({ adapter }: { adapter: AdapterEntry }) {
  const rack = useRack();
  const { id, name, origin } = adapter;
  const position = rack.findIndex((entry) => entry.id === id);
  return (
    <Menu trigger={<IconButton icon={MoreHorizontal} label={words.moreActions(name)} />}>
      <MenuItem onSelect={() => selectAdapter(id)}>{words.details}</MenuItem>
      <MenuItem isDisabled={position <= 0} onSelect={() => void moveAdapter(id, position - 1)}>
        {words.moveUp}
      </MenuItem>
      <MenuItem
        isDisabled={position === rack.length - 1}
        onSelect={() => void moveAdapter(id, position + 1)}
      >
        {words.moveDown}
      </MenuItem>
      <MenuItem isDisabled={origin === 'starter'} onSelect={() => void removeAdapter(adapter)}>
        {words.remove}
      </MenuItem>
    </Menu>
  );
}
