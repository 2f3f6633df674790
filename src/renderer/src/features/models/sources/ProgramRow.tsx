import type { ProgramPlaces } from '../../../../../shared/api/modelSources.ts';
import { modelSources, originNames } from '../../../messages/modelSources.ts';
import { SourceFigures } from './SourceFigures.tsx';

const texts = modelSources.programs;

export function ProgramRow({ places }: { places: ProgramPlaces }) {
  const { program, paths } = places;
  const name = originNames[program];
  return (
    <li aria-label={name} className="flex items-baseline gap-4 border-b border-line py-2.5">
      <p className="w-40 shrink-0 text-ui font-medium">{name}</p>
      <div className="min-w-0 flex-1">
        <Outcome places={places} />
        <p dir="ltr" className="truncate font-mono text-status text-ink-3" title={paths.join('\n')}>
          {paths[0]}
        </p>
      </div>
    </li>
  );
}

function Outcome({ places }: { places: ProgramPlaces }) {
  const { status, models, tally } = places;
  if (models === 0 && tally === null && (status === 'idle' || status === 'absent')) {
    return (
      <p className="text-small text-ink-3">
        {status === 'absent' ? texts.notFound : texts.notAsked}
      </p>
    );
  }
  return <SourceFigures {...places} />;
}
