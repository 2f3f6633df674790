import type { ScanProgress as Progress } from '../../../../../shared/api/modelSources.ts';
import { modelSources } from '../../../messages/modelSources.ts';
import { Button } from '../../../ui/Button.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { cancelScans } from './sourcesStore.ts';

const texts = modelSources.scanning;

/** What is being looked through, and how far. */
export function ScanProgress({ scan: { path, seen, read, toRead } }: { scan: Progress }) {
  return (
    <section aria-label={texts.label} className="flex items-center gap-4">
      <div className="min-w-0 flex-1">
        <p className="figures flex gap-3 text-small">
          <span className="shrink-0 font-medium">
            {toRead > 0 ? texts.reading(read, toRead) : texts.walking(seen)}
          </span>
          <span dir="ltr" className="truncate font-mono text-status text-ink-3" title={path}>
            {path}
          </span>
        </p>
        <ProgressBar
          label={texts.label}
          fraction={toRead > 0 ? read / toRead : null}
          className="mt-1.5"
        />
      </div>
      <Button size="small" onClick={cancelScans}>
        {texts.cancel}
      </Button>
    </section>
  );
}
