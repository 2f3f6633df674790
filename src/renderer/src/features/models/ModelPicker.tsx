import { Check } from 'lucide-react';
import type { ModelEntry } from '../../../../shared/api/models.ts';
import { models } from '../../messages/models.ts';
import { formatBytes, formatPercent } from '../../messages/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { showWorkspace } from '../frame/frameStore.ts';
import { openAddModel } from './addModelStore.ts';
import { modelState } from './modelState.ts';
import { cancelLoad, loadModel, unloadModel } from './modelsActions.ts';
import { useActiveModel, useLibrary } from './modelsStore.ts';
import { StateDot } from './StateDot.tsx';

/** The short way to another model, from the status bar. */
export function ModelPicker({ onDone }: { onDone: () => void }) {
  const library = useLibrary();
  return (
    <div className="flex flex-col gap-3">
      <Activity />
      {library.length === 0 ? (
        <p className="text-small text-ink-2">{models.picker.empty}</p>
      ) : (
        <ul className="-mx-2">
          {library.map((entry) => (
            <PickerRow key={entry.id} entry={entry} onDone={onDone} />
          ))}
        </ul>
      )}
      <Footer onDone={onDone} />
    </div>
  );
}

/** What the engine is busy with, or why it is not. */
function Activity() {
  const active = useActiveModel();
  if (active.status === 'failed') return <ErrorNotice error={active.error} />;
  if (active.status !== 'loading') return null;
  return (
    <div className="flex flex-col gap-2">
      <p className="figures text-small text-ink-2">
        {models.loadingNamed(active.name)} · {formatPercent(active.fraction)}
      </p>
      <ProgressBar label={models.loadingNamed(active.name)} fraction={active.fraction} />
      <Button size="small" className="self-start" onClick={cancelLoad}>
        {models.cancelLoad}
      </Button>
    </div>
  );
}

function PickerRow({ entry, onDone }: { entry: ModelEntry; onDone: () => void }) {
  const { state } = modelState(entry, useActiveModel());

  function choose(): void {
    onDone();
    if (state !== 'ready' && state !== 'loading') void loadModel(entry.id);
  }

  return (
    <li>
      <button
        type="button"
        aria-current={state === 'ready'}
        onClick={choose}
        className="flex w-full items-center gap-2 rounded-md px-2 py-1.5 text-start hover:bg-highlight"
      >
        <StateDot state={state} />
        <span className="min-w-0 flex-1 truncate">{entry.name}</span>
        <span className="figures shrink-0 text-small text-ink-3">
          {formatBytes(entry.sizeBytes)}
        </span>
        <span className="w-4 shrink-0 text-accent-text">
          {state === 'ready' && <Check size={16} strokeWidth={2} aria-hidden />}
        </span>
      </button>
    </li>
  );
}

function Footer({ onDone }: { onDone: () => void }) {
  const isLoaded = useActiveModel().status === 'ready';

  function then(action: () => void): () => void {
    return () => {
      onDone();
      action();
    };
  }

  return (
    <div className="-mx-4 -mb-4 flex gap-1 border-t border-line px-2 py-2">
      <Button size="small" variant="quiet" onClick={then(() => showWorkspace('models'))}>
        {models.picker.manage}
      </Button>
      <Button size="small" variant="quiet" onClick={then(() => openAddModel())}>
        {models.add}
      </Button>
      {isLoaded && (
        <Button size="small" variant="quiet" onClick={then(unloadModel)}>
          {models.unload}
        </Button>
      )}
    </div>
  );
}
