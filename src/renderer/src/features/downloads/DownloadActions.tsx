import { Pause, Play, X } from 'lucide-react';
import { useState } from 'react';
import type { Download } from '../../../../shared/api/downloads.ts';
import { downloads } from '../../messages/downloads.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { loadModel } from '../models/modelsActions.ts';
import { useActiveModel } from '../models/modelsStore.ts';
import { pauseDownload, removeDownload, resumeDownload } from './downloadsActions.ts';

const texts = downloads.rows;

export function DownloadActions({ download }: { download: Download }) {
  return (
    <div className="flex shrink-0 items-center gap-1">
      <MainAction download={download} />
      <Remove download={download} />
    </div>
  );
}

function MainAction({ download }: { download: Download }) {
  const { id, name, state } = download;
  switch (state.status) {
    case 'queued':
    case 'running':
      return (
        <IconButton icon={Pause} label={texts.pause(name)} onClick={() => pauseDownload(id)} />
      );
    case 'paused':
      return (
        <IconButton icon={Play} label={texts.resume(name)} onClick={() => resumeDownload(id)} />
      );
    case 'done':
      return state.modelId === null ? null : <Load name={name} modelId={state.modelId} />;
    case 'failed':
      return null;
  }
}

function Load({ name, modelId }: { name: string; modelId: string }) {
  const active = useActiveModel();
  const isLoaded = active.status === 'ready' && active.model.modelId === modelId;
  return (
    <Button
      size="small"
      disabled={isLoaded}
      aria-label={isLoaded ? undefined : texts.loadNamed(name)}
      onClick={() => void loadModel(modelId)}
    >
      {isLoaded ? texts.loaded : texts.load}
    </Button>
  );
}

/** A finished one only leaves the list; of any other something is lost, so it is asked. */
function Remove({ download }: { download: Download }) {
  const { id, name, state } = download;
  const [isAsking, setIsAsking] = useState(false);
  const isFinished = state.status === 'done';
  const losesNothing = isFinished || download.doneBytes === 0;
  return (
    <>
      <IconButton
        icon={X}
        label={isFinished ? texts.clear(name) : texts.remove(name)}
        onClick={() => (losesNothing ? removeDownload(id) : setIsAsking(true))}
      />
      <ConfirmDialog
        // It may have finished while it was asked.
        isOpen={isAsking && !losesNothing}
        title={texts.cancelTitle(name)}
        description={texts.cancelDescription}
        confirmLabel={texts.cancelConfirm}
        onConfirm={() => removeDownload(id)}
        onClose={() => setIsAsking(false)}
      />
    </>
  );
}
