import { memo } from 'react';
import { writingDirection } from '../../../../../shared/languages.ts';
import { translateWords } from '../../../messages/translate.ts';
import { classNames } from '../../../ui/classNames.ts';
import { SegmentMark } from '../segments/SegmentMark.tsx';
import { SegmentTarget } from '../segments/SegmentTarget.tsx';
import { selectIsEmpty, useTranslate } from '../translateStore.ts';
import { FirstRun } from './FirstRun.tsx';
import { textWork } from './segmentActions.ts';
import { SourceEditor } from './SourceEditor.tsx';

const words = translateWords.text;

/** Source left, target right; a sentence and its translation share a row, whichever is longer. */
export function TextGrid() {
  const rows = useTranslate((state) => state.rows);
  const isEmpty = useTranslate(selectIsEmpty);
  const to = useTranslate((state) => state.settings.to);
  const firstId = useTranslate(({ rows: all, litId }) => litId ?? all[0]?.segmentId ?? null);
  return (
    <div className="relative min-h-0 flex-1 overflow-y-auto">
      <div
        className="translate-grid grid min-h-full py-3"
        style={{ gridTemplateRows: `repeat(${rows.length}, auto) 1fr` }}
      >
        <SourceEditor />
        <div aria-hidden className="col-start-2 row-start-1 row-end-[-1] -my-3 bg-chrome" />
        <ul aria-label={words.target} dir={writingDirection(to)} lang={to} className="contents">
          {!isEmpty &&
            rows.map(({ segmentId, isChanged }, index) =>
              segmentId === null ? null : (
                <TargetRow
                  key={segmentId}
                  segmentId={segmentId}
                  row={index + 1}
                  isChanged={isChanged}
                  isTabStop={segmentId === firstId}
                />
              ),
            )}
        </ul>
        {isEmpty && <FirstRun />}
      </div>
    </div>
  );
}

type TargetRowProps = {
  segmentId: string;
  row: number;
  isChanged: boolean;
  isTabStop: boolean;
};

const TargetRow = memo(function TargetRow({
  segmentId,
  row,
  isChanged,
  isTabStop,
}: TargetRowProps) {
  const segment = useTranslate((state) => state.segments.get(segmentId));
  const live = useTranslate((state) => state.live[segmentId]);
  const isLit = useTranslate((state) => state.litId === segmentId);
  const isEditing = useTranslate((state) => state.editingId === segmentId);
  if (segment === undefined) return null;
  return (
    <li className="contents">
      <div
        className={classNames(
          'relative col-start-2 flex justify-center pt-1 transition-colors',
          isLit && 'bg-accent-soft',
        )}
        style={{ gridRow: row }}
      >
        <SegmentMark segment={segment} />
      </div>
      <div className="col-start-3 min-w-0" style={{ gridRow: row }}>
        <SegmentTarget
          segment={segment}
          live={live}
          isOutdated={isChanged}
          isLit={isLit}
          isEditing={isEditing}
          isTabStop={isTabStop}
          work={textWork}
        />
      </div>
    </li>
  );
});
