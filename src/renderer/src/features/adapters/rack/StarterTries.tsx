import { adapterWords } from '../../../messages/adapters.ts';
import { Button } from '../../../ui/Button.tsx';
import { useIsStarter } from '../../models/modelsStore.ts';
import { useRack } from '../adaptersStore.ts';
import { startTry, starterTries } from '../compare/starterTries.ts';

const words = adapterWords.tries;

/** Comparisons that the starter model and its adapters do well, one press away. */
export function StarterTries() {
  const isStarter = useIsStarter();
  const tries = starterTries(useRack());
  if (!isStarter || tries.length === 0) return null;
  return (
    <div role="group" aria-label={words.label} className="mt-2 flex flex-wrap items-center gap-2">
      <span aria-hidden className="text-small text-ink-2">
        {words.label}
      </span>
      {tries.map((each) => (
        <Button key={each.title} size="small" onClick={() => void startTry(each)}>
          {each.title}
        </Button>
      ))}
    </div>
  );
}
