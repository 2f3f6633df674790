import type { SegmentText } from '../../../../../shared/api/segments.ts';
import type { FileSegment } from '../../../../../shared/api/translationFiles.ts';
import { fileWords } from '../../../messages/translationFiles.ts';
import { Button } from '../../../ui/Button.tsx';
import { focusOnceThere } from '../../../ui/focus.ts';
import { SegmentContent } from '../segments/SegmentContent.tsx';
import { editableText, plainText } from '../segments/segmentText.ts';
import { targetId } from '../segments/segmentWork.ts';
import { fileWork } from './fileWork.ts';

const words = fileWords.doubtful;

type DoubtfulTargetProps = {
  segment: FileSegment;
  /** Whether Tab reaches it, as it reaches the target above it. */
  isTabStop: boolean;
};

/** What the file has and says is doubtful, below what was made of it, until that is confirmed. */
export function DoubtfulTarget({ segment, isTabStop }: DoubtfulTargetProps) {
  const { id, doubtful, target, status } = segment;
  if (doubtful === null || status === 'confirmed') return null;
  if (target !== null && editableText(target) === editableText(doubtful)) return null;

  function take(text: SegmentText): void {
    void fileWork.edit(id, text);
    // The button goes; the keyboard stays with the segment.
    focusOnceThere(targetId(id));
  }

  return (
    <div className="ps-5 pe-2 pb-2 text-small">
      <p className="flex items-center justify-between gap-3 text-ink-3">
        {words.label}
        <Button
          size="small"
          variant="quiet"
          tabIndex={isTabStop ? 0 : -1}
          aria-label={words.takeNamed(plainText(doubtful))}
          onClick={() => take(doubtful)}
        >
          {words.take}
        </Button>
      </p>
      <p className="pe-3 break-words text-ink-2">
        <SegmentContent text={doubtful} />
      </p>
    </div>
  );
}
