import { registerCommands } from '../../commands.ts';
import { adapterWords } from '../../messages/adapters.ts';
import { setChatStack } from '../chat/actions/chatStack.ts';
import { selectOpenChat, useChatStore } from '../chat/chatStore.ts';
import { registerPaletteSource } from '../palette/paletteStore.ts';
import type { PaletteItem } from '../palette/paletteStore.ts';
import { applyNamedStack, showAdapters, showRackOfChat } from './adapterActions.ts';
import { useAdapters } from './adaptersStore.ts';
import { openAddAdapter } from './adding/addAdapterStore.ts';
import { withAdapter, withoutAdapter } from './stack/editing.ts';
import { openStackNaming } from './stack/namingStore.ts';
import { chatStack } from './stack/targets.ts';
import { whyUnusable } from './stack/usability.ts';

const words = adapterWords.palette;

/** What can be done with adapters from everywhere. */
export function registerAdapterCommands(): void {
  registerCommands({
    'adapters.add': openAddAdapter,
    'adapters.ofChat': () => showRackOfChat(),
    'adapters.compare': () => showAdapters('compare'),
    'adapters.batch': () => showAdapters('batch'),
    'adapters.saveStack': { run: openStackNaming, isEnabled: hasStack },
    'adapters.clear': { run: () => void setChatStack([]), isEnabled: hasStack },
  });
  registerPaletteSource(adapterItems);
  registerPaletteSource(stackItems);
}

function hasStack(): boolean {
  return selectOpenChat(useChatStore.getState()) !== null && chatStack().length > 0;
}

/** Each adapter once, as what can be done with it in the open chat. */
function adapterItems(): PaletteItem[] {
  if (selectOpenChat(useChatStore.getState()) === null) return [];
  const stack = chatStack();
  return (useAdapters.getState().rack?.adapters ?? []).flatMap((adapter) => {
    const { id, name } = adapter;
    const isOn = stack.some(({ adapterId }) => adapterId === id);
    if (!isOn && whyUnusable(adapter) !== null) return [];
    const next = isOn ? withoutAdapter(stack, id) : withAdapter(stack, id);
    return {
      id,
      title: isOn ? words.turnOff(name) : words.turnOn(name),
      group: words.adapters,
      run: () => void setChatStack(next),
    };
  });
}

function stackItems(): PaletteItem[] {
  if (selectOpenChat(useChatStore.getState()) === null) return [];
  return (useAdapters.getState().rack?.stacks ?? []).map((named) => ({
    id: named.id,
    title: words.use(named.name),
    group: words.stacks,
    run: () => void applyNamedStack(named),
  }));
}
