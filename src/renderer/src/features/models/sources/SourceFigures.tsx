import type { ModelFolder } from '../../../../../shared/api/modelSources.ts';
import { modelSources } from '../../../messages/modelSources.ts';

type SourceFiguresProps = Pick<ModelFolder, 'status' | 'models' | 'tally'>;

/** How many models there are, what the last look has met, and what is going on. */
export function SourceFigures({ status, models, tally }: SourceFiguresProps) {
  const figures = [modelSources.models(models), ...(tally ? modelSources.found(tally) : [])];
  return (
    <p className="figures flex flex-wrap gap-x-2 text-small text-ink-2">
      <span>{figures.join(' · ')}</span>
      {status !== 'idle' && (
        <span className={status === 'absent' ? 'text-amber-text' : 'text-ink-3'}>
          {modelSources.states[status]}
        </span>
      )}
    </p>
  );
}
