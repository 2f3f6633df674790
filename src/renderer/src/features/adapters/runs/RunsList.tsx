import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { classNames } from '../../../ui/classNames.ts';

type RunsListProps = {
  words: { new: string; earlier: string; listEmpty: string };
  onNew: () => void;
  isEmpty: boolean;
  children: ReactNode;
  footer?: ReactNode;
};

/** The runs made before, newest first. */
export function RunsList({ words, onNew, isEmpty, children, footer }: RunsListProps) {
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-chrome">
      <div className="px-3 py-2">
        <Button size="small" icon={<Plus size={14} strokeWidth={2} aria-hidden />} onClick={onNew}>
          {words.new}
        </Button>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-2">
        <h2 className="px-2 pb-1 text-status font-medium text-ink-3">{words.earlier}</h2>
        {isEmpty && <p className="px-2 text-small text-ink-3">{words.listEmpty}</p>}
        <ul>{children}</ul>
      </div>
      {footer}
    </div>
  );
}

type RunRowProps = { title: string; details: string; isOpen: boolean; onOpen: () => void };

export function RunRow({ title, details, isOpen, onOpen }: RunRowProps) {
  return (
    <li>
      <button
        type="button"
        aria-current={isOpen ? 'page' : undefined}
        onClick={onOpen}
        className={classNames(
          'w-full rounded-md px-2 py-1.5 text-start',
          isOpen ? 'bg-accent-soft text-ink' : 'text-ink-2 hover:bg-hover hover:text-ink',
        )}
      >
        <span dir="auto" className="block truncate">
          {title}
        </span>
        <span className="figures block truncate text-status text-ink-3">{details}</span>
      </button>
    </li>
  );
}
