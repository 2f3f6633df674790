import { Check, TriangleAlert } from 'lucide-react';
import type { TargetOrigin } from '../../../../../shared/api/translate.ts';
import { translateWords } from '../../../messages/translate.ts';
import { Popover } from '../../../ui/Popover.tsx';
import { Tooltip } from '../../../ui/Tooltip.tsx';
import { IssueWords } from './IssueWords.tsx';
import type { ShownSegment } from './segmentWork.ts';

const words = translateWords.segments;

/** In the gutter: what is wrong with a target, else that it is confirmed, else where it is from. */
export function SegmentMark({ segment }: { segment: ShownSegment }) {
  const { issues, status, origin } = segment;
  if (issues.length > 0) {
    const label = words.issues(issues.length);
    return (
      <Popover
        title={label}
        align="center"
        trigger={
          <button
            type="button"
            aria-label={label}
            className="flex size-6 items-center justify-center rounded-md text-amber hover:bg-hover data-popup-open:bg-hover"
          >
            <TriangleAlert size={15} strokeWidth={1.75} aria-hidden />
          </button>
        }
      >
        <IssueWords issues={issues} />
      </Popover>
    );
  }
  if (status === 'confirmed') {
    return (
      <Tooltip label={words.states.confirmed}>
        <span className="flex size-6 items-center justify-center text-accent-text">
          <Check size={15} strokeWidth={2.25} aria-hidden />
        </span>
      </Tooltip>
    );
  }
  return <OriginMark origin={origin} />;
}

function OriginMark({ origin }: { origin: TargetOrigin | null }) {
  if (origin?.kind !== 'memory') return null;
  return (
    <Tooltip label={words.memory(origin.score)}>
      <span className="figures flex h-6 items-center text-status font-medium text-accent-text">
        {words.score(origin.score)}
      </span>
    </Tooltip>
  );
}
