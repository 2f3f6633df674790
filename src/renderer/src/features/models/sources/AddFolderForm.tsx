import { modelSources } from '../../../messages/modelSources.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorWords, PathField } from '../../../ui/PathField.tsx';
import { addFolder, chooseFolder, setFolderPath, useSources } from './sourcesStore.ts';

const texts = modelSources.folders;
const isDesktop = window.alcove !== undefined;

/** By path in a browser; the desktop has the system's own dialog for it. */
export function AddFolderForm() {
  const { path, error } = useSources();
  if (isDesktop) {
    return (
      <div className="mb-3">
        <Button onClick={() => void chooseFolder()}>{texts.choose}</Button>
        {error && (
          <p className="mt-1 text-small text-red-text">
            <ErrorWords error={error} />
          </p>
        )}
      </div>
    );
  }
  return (
    <form
      className="mb-3 flex items-start gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void addFolder();
      }}
    >
      <PathField
        label={texts.path}
        value={path}
        onChange={setFolderPath}
        placeholders={texts.placeholders}
        description={texts.pathHint}
        error={error}
      />
      <Button type="submit" className="mt-5.5" disabled={path.trim() === ''}>
        {texts.add}
      </Button>
    </form>
  );
}
