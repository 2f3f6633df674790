import { ListTree } from 'lucide-react';
import { useState } from 'react';
import type { SegmentText } from '../../../../../shared/api/segments.ts';
import type { ErrorReport } from '../../../../../shared/api/common.ts';
import { AppError } from '../../../../../shared/errors.ts';
import { translateWords } from '../../../messages/translate.ts';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { SegmentContent } from './SegmentContent.tsx';
import { editableText } from './segmentText.ts';
import type { SegmentWork, ShownSegment } from './segmentWork.ts';

const words = translateWords.segments;

type Found =
  | { status: 'searching' }
  | { status: 'found'; alternatives: readonly SegmentText[] }
  | { status: 'failed'; error: ErrorReport };

/** Other ways to say a segment; choosing one makes it the target. */
export function Alternatives({ segment, work }: { segment: ShownSegment; work: SegmentWork }) {
  const [isOpen, setIsOpen] = useState(false);
  const [found, setFound] = useState<Found>({ status: 'searching' });

  async function search(): Promise<void> {
    setFound({ status: 'searching' });
    try {
      const alternatives = await work.listAlternatives(segment.id);
      setFound({ status: 'found', alternatives });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      setFound({ status: 'failed', error });
    }
  }

  function choose(alternative: SegmentText): void {
    setIsOpen(false);
    void work.edit(segment.id, alternative);
  }

  return (
    <Popover
      title={words.alternatives}
      align="end"
      isOpen={isOpen}
      onOpenChange={(opens) => {
        setIsOpen(opens);
        if (opens) void search();
      }}
      trigger={<IconButton icon={ListTree} size="small" label={words.alternatives} />}
    >
      <Outcome found={found} onChoose={choose} />
    </Popover>
  );
}

function Outcome({ found, onChoose }: { found: Found; onChoose: (text: SegmentText) => void }) {
  switch (found.status) {
    case 'searching':
      return <ProgressBar label={words.searching} fraction={null} />;
    case 'failed':
      return <ErrorNotice error={found.error} />;
    case 'found':
      return found.alternatives.length === 0 ? (
        <p className="text-small text-ink-2">{words.noAlternatives}</p>
      ) : (
        <ul className="-mx-2 flex flex-col">
          {found.alternatives.map((text) => (
            <li key={editableText(text)}>
              <button
                type="button"
                dir="auto"
                onClick={() => onChoose(text)}
                className="w-full rounded-md px-2 py-1.5 text-start text-ui hover:bg-highlight"
              >
                <SegmentContent text={text} />
              </button>
            </li>
          ))}
        </ul>
      );
  }
}
