import type { ModelFolder } from '../../../../../shared/api/modelSources.ts';
import { modelSources } from '../../../messages/modelSources.ts';
import { Button } from '../../../ui/Button.tsx';
import { removeFolder, scanFolder } from './sourcesStore.ts';
import { SourceFigures } from './SourceFigures.tsx';

const texts = modelSources.folders;

export function FolderRow({ folder }: { folder: ModelFolder }) {
  const { id, path } = folder;
  return (
    <li aria-label={path} className="flex items-center gap-4 border-b border-line py-2.5">
      <div className="min-w-0 flex-1">
        <p dir="ltr" className="truncate font-mono text-small" title={path}>
          {path}
        </p>
        <SourceFigures {...folder} />
      </div>
      <Button size="small" aria-label={texts.scanNamed(path)} onClick={() => scanFolder(id)}>
        {texts.scan}
      </Button>
      <Button
        size="small"
        variant="quiet"
        aria-label={texts.removeNamed(path)}
        onClick={() => void removeFolder(folder)}
      >
        {texts.remove}
      </Button>
    </li>
  );
}
