import { adapterWords } from '../../../messages/adapters.ts';
import { NameDialog } from '../../../ui/NameDialog.tsx';
import { saveNamedStack } from '../adapterActions.ts';
import { closeStackNaming, useNaming } from './namingStore.ts';
import { longestStackName } from './stackNames.ts';

const words = adapterWords.stacks;

/** Gives the stack that was asked about a name, wherever that was. */
export function SaveStackDialog() {
  const stack = useNaming((state) => state.stack);
  if (stack === null) return null;
  return (
    <NameDialog
      title={words.saveTitle}
      description={words.saveHint}
      label={words.name}
      maxLength={longestStackName}
      onClose={closeStackNaming}
      onSave={(name) => void saveNamedStack(name, stack)}
    />
  );
}
