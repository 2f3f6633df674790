import { Check, RefreshCw } from 'lucide-react';
import { useLayoutEffect, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { translateWords } from '../../../messages/translate.ts';
import { classNames } from '../../../ui/classNames.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Alternatives } from './Alternatives.tsx';
import { SegmentContent } from './SegmentContent.tsx';
import { targetId } from './segmentWork.ts';
import type { SegmentWork, ShownSegment } from './segmentWork.ts';
import { TargetEditor } from './TargetEditor.tsx';

const words = translateWords.segments;

type SegmentTargetProps = {
  segment: ShownSegment;
  /** What is written of it so far, while it is being translated. */
  live: string | undefined;
  /** The source was changed since. */
  isOutdated?: boolean;
  isLit: boolean;
  isEditing: boolean;
  /** The one target that Tab reaches; the arrow keys go on from it. */
  isTabStop: boolean;
  work: SegmentWork;
};

/** A target: read, chosen to be edited, confirmed. */
export function SegmentTarget(props: SegmentTargetProps) {
  const { segment, isLit, isEditing, isOutdated = false, work } = props;
  const returnsFocus = useRef(false);

  useLayoutEffect(() => {
    if (isEditing || !returnsFocus.current) return;
    returnsFocus.current = false;
    document.getElementById(targetId(segment.id))?.focus();
  }, [isEditing, segment.id]);

  return (
    <div
      onPointerEnter={() => work.light(segment.id)}
      onPointerLeave={() => work.light(null)}
      className={classNames(
        'group relative h-full min-h-8 transition-colors',
        isLit && !isEditing && 'bg-accent-soft',
        isOutdated && 'opacity-55',
      )}
    >
      {isEditing ? (
        <TargetEditor
          segment={segment}
          work={work}
          onReturn={() => (returnsFocus.current = true)}
        />
      ) : (
        <>
          <Reading {...props} />
          {segment.target !== null && segment.status !== 'translating' && (
            <Tools segment={segment} work={work} />
          )}
        </>
      )}
    </div>
  );
}

function Reading({ segment, live, isTabStop, work }: SegmentTargetProps) {
  const { id, status } = segment;

  function handleKey(event: KeyboardEvent<HTMLElement>): void {
    const isCommand = event.ctrlKey || event.metaKey;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter' && isCommand) void work.confirm(id, status !== 'confirmed');
    else if (event.key === 'Enter' || event.key === ' ') work.startEditing(id);
    else if (step !== undefined) focusBeside(event.currentTarget, step);
    else return;
    event.preventDefault();
  }

  return (
    <div
      id={targetId(id)}
      role="button"
      data-target
      tabIndex={isTabStop ? 0 : -1}
      aria-busy={status === 'translating'}
      onClick={() => work.startEditing(id)}
      onFocus={() => work.light(id)}
      onKeyDown={handleKey}
      className="h-full px-5 py-1 text-start text-read break-words whitespace-pre-wrap -outline-offset-2"
    >
      <TargetWords segment={segment} live={live} />
      <span className="sr-only">{` ${words.states[status]}`}</span>
    </div>
  );
}

function TargetWords({ segment, live }: Pick<SegmentTargetProps, 'segment' | 'live'>) {
  const { status, target } = segment;
  if (status === 'translating') {
    return (
      <>
        {live}
        <span aria-hidden className="writing-caret" />
      </>
    );
  }
  if (target !== null) return <SegmentContent text={target} />;
  if (status === 'failed') return <span className="text-amber-text">{words.failed}</span>;
  return (
    <span aria-hidden className="text-ink-3 select-none">
      …
    </span>
  );
}

/** There under the pointer and while the target has the focus. */
function Tools({ segment, work }: { segment: ShownSegment; work: SegmentWork }) {
  const { id, status } = segment;
  const isConfirmed = status === 'confirmed';
  return (
    <div className="invisible absolute end-2 -top-3 z-10 flex rounded-md bg-raised p-0.5 shadow-float group-focus-within:visible group-hover:visible has-data-popup-open:visible">
      <IconButton
        icon={Check}
        size="small"
        label={isConfirmed ? words.unconfirm : words.confirm}
        shortcut="$mod+Enter"
        aria-pressed={isConfirmed}
        onClick={() => void work.confirm(id, !isConfirmed)}
      />
      <Alternatives segment={segment} work={work} />
      <IconButton
        icon={RefreshCw}
        size="small"
        label={words.again}
        onClick={() => void work.retranslate(id)}
      />
    </div>
  );
}

function focusBeside(element: HTMLElement, step: number): void {
  const list = element.closest('ul, [role="grid"], [role="list"]');
  const targets = [...(list?.querySelectorAll<HTMLElement>('[data-target]') ?? [])];
  targets[targets.indexOf(element) + step]?.focus();
}
