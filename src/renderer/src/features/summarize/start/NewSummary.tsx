import { useSummarize } from '../summarizeStore.ts';
import { ArrivingDocuments } from './ArrivingDocuments.tsx';
import { StartPlace } from './StartPlace.tsx';

/** Before there is a summary: where documents come in, or how far those on their way are. */
export function NewSummary() {
  const isArriving = useSummarize((state) => state.arriving.length > 0);
  return (
    <div className="flex min-h-0 flex-1 overflow-y-auto">
      <div className="m-auto w-full max-w-152 px-6 py-8">
        {isArriving ? <ArrivingDocuments /> : <StartPlace />}
      </div>
    </div>
  );
}
