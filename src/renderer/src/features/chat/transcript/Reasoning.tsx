import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { chatWords } from '../../../messages/chat.ts';
import { classNames } from '../../../ui/classNames.ts';

const words = chatWords.reasoning;

type ReasoningProps = { text: string; milliseconds: number | null; isThinking: boolean };

/** What a thinking model wrote before its answer, folded to one line. */
export function Reasoning({ text, milliseconds, isThinking }: ReasoningProps) {
  const [isOpen, setIsOpen] = useState(false);
  const contentId = useId();
  const finished = milliseconds === null ? words.thought : words.thoughtFor(milliseconds);
  return (
    <div className="mb-2">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={contentId}
        onClick={() => setIsOpen(!isOpen)}
        className="-ms-1 flex items-center gap-1 rounded-md px-1 py-0.5 text-small text-ink-3 hover:text-ink"
      >
        <ChevronRight
          size={14}
          strokeWidth={1.75}
          aria-hidden
          className={classNames('transition-transform rtl:-scale-x-100', isOpen && 'rotate-90')}
        />
        {isThinking ? words.thinking : finished}
      </button>
      <div
        id={contentId}
        dir="auto"
        hidden={!isOpen}
        className="mt-1 border-s-2 border-line ps-4 text-small leading-relaxed break-words whitespace-pre-wrap text-ink-2"
      >
        {isOpen && text.trim()}
      </div>
    </div>
  );
}
