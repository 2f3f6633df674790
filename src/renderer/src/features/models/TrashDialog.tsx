import { modelPrograms } from '../../../../shared/api/models.ts';
import type { ModelEntry } from '../../../../shared/api/models.ts';
import { common } from '../../messages/common.ts';
import { models } from '../../messages/models.ts';
import { whyOfOthers } from '../../messages/modelSources.ts';
import { formatBytes } from '../../messages/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog, Dialog } from '../../ui/Dialog.tsx';
import { askToTrash, trashModel } from './modelsActions.ts';
import { useActiveModel, useModels } from './modelsStore.ts';

const texts = models.trash;
const close = () => askToTrash(null);

/** Asks before a file goes to the trash; of what is another program's it says why it stays. */
export function TrashDialog() {
  const entry = useModels((state) => state.trashing);
  const active = useActiveModel();
  if (entry === null) return null;
  if (isOfOthers(entry)) {
    return (
      <Dialog
        isOpen
        onClose={close}
        title={texts.notOurs(entry.name)}
        description={whyOfOthers(entry.origin)}
        footer={<Button onClick={close}>{common.dismiss}</Button>}
      />
    );
  }
  const isLoaded = active.status === 'ready' && active.model.modelId === entry.id;
  const words = [texts.body(formatBytes(entry.sizeBytes)), isLoaded && texts.loaded];
  return (
    <ConfirmDialog
      isOpen
      title={texts.title(entry.name)}
      description={words.filter(Boolean).join(' ')}
      confirmLabel={texts.confirm}
      onConfirm={() => void trashModel(entry)}
      onClose={close}
    />
  );
}

function isOfOthers({ origin }: ModelEntry): boolean {
  return modelPrograms.some((program) => program === origin);
}
