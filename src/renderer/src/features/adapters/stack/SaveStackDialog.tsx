import { adapterWords } from '../../../messages/adapters.ts';
import { saveNamedStack } from '../adapterActions.ts';
import { NameDialog } from './NameDialog.tsx';
import { closeStackNaming, useNaming } from './namingStore.ts';

const words = adapterWords.stacks;

/** Gives the stack that was asked about a name, wherever that was. */
export function SaveStackDialog() {
  const stack = useNaming((state) => state.stack);
  if (stack === null) return null;
  return (
    <NameDialog
      title={words.saveTitle}
      description={words.saveHint}
      onClose={closeStackNaming}
      onSave={(name) => void saveNamedStack(name, stack)}
    />
  );
}
