import { describeError } from '../../../messages/errors.ts';
import { fileWords } from '../../../messages/translationFiles.ts';
import { ConfirmDialog } from '../../../ui/Dialog.tsx';
import { exportFile } from './fileActions.ts';
import { useFiles } from './filesStore.ts';

/** Markup or a placeholder is missing: the file might not work, which is for a person to decide. */
export function UnsafeExportDialog() {
  const unsafe = useFiles((state) => state.unsafe);
  const described = unsafe && describeError(unsafe.error);
  return (
    <ConfirmDialog
      isOpen={unsafe !== null}
      title={described?.title ?? ''}
      description={[described?.why, described?.whatToDo].filter(Boolean).join(' ')}
      confirmLabel={fileWords.exportAnyway}
      onConfirm={() => unsafe !== null && void exportFile(unsafe.fileId, true)}
      onClose={() => useFiles.setState({ unsafe: null })}
    />
  );
}
