import { downloads } from '../../messages/downloads.ts';
import { Button } from '../../ui/Button.tsx';
import { download } from './downloadsActions.ts';
import { useDownloadOf } from './downloadsStore.ts';

type DownloadButtonProps = { repository: string; file: string; name: string };

/** Starts the download of a file, or says how it stands. */
export function DownloadButton({ repository, file, name }: DownloadButtonProps) {
  const existing = useDownloadOf(repository, file);
  const texts = downloads.catalogue;
  if (existing !== undefined && existing.state.status !== 'failed') {
    return (
      <span className="text-small whitespace-nowrap text-ink-2">
        {existing.state.status === 'done' ? texts.here : texts.onItsWay}
      </span>
    );
  }
  return (
    <Button
      size="small"
      aria-label={texts.downloadNamed(name)}
      onClick={() => void download({ repository, file })}
    >
      {texts.download}
    </Button>
  );
}
