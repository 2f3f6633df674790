import { describeError } from '../../../messages/errors.ts';
import { modelSources } from '../../../messages/modelSources.ts';
import { Button } from '../../../ui/Button.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { addFolder, chooseFolder, setFolderPath, useSources } from './sourcesStore.ts';

const texts = modelSources.folders;
const isWindows = /win/i.test(navigator.platform);
const isDesktop = window.alcove !== undefined;

/** By path in a browser; the desktop has the system's own dialog for it. */
export function AddFolderForm() {
  const { path, error } = useSources();
  if (isDesktop) {
    return (
      <div className="mb-3">
        <Button onClick={() => void chooseFolder()}>{texts.choose}</Button>
        {error && <p className="mt-1 text-small text-red-text">{words(error)}</p>}
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
      <TextField
        label={texts.path}
        value={path}
        onChange={setFolderPath}
        placeholder={isWindows ? texts.placeholderWindows : texts.placeholder}
        description={texts.pathHint}
        error={error && words(error)}
        spellCheck={false}
        autoComplete="off"
        dir="ltr"
        className="flex-1"
      />
      <Button type="submit" className="mt-5.5" disabled={path.trim() === ''}>
        {texts.add}
      </Button>
    </form>
  );
}

function words(error: Parameters<typeof describeError>[0]): string {
  const { title, why } = describeError(error);
  return [title, why].filter(Boolean).join('. ');
}
