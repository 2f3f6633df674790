import { Plus, X } from 'lucide-react';
import type { Stack } from '../../../../../shared/api/stack.ts';
import { compareWords as words } from '../../../messages/compare.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { letterOf } from './letters.ts';
import { StackPicker } from './StackPicker.tsx';

const mostColumns = 4;
const bare: Stack = [];

type ColumnPickersProps = {
  columns: readonly Stack[];
  fewest: number;
  onChange: (columns: readonly Stack[]) => void;
};

/** The stacks that are to be put side by side. */
export function ColumnPickers({ columns, fewest, onChange }: ColumnPickersProps) {
  return (
    <div className="flex flex-wrap items-end gap-3">
      {columns.map((stack, index) => {
        const letter = letterOf(index);
        return (
          <section key={letter} aria-label={words.column(letter)} className="w-60 max-w-full">
            <div className="flex h-7 items-center justify-between">
              <h2 className="text-small font-medium text-ink-2">{words.column(letter)}</h2>
              {columns.length > fewest && (
                <IconButton
                  size="small"
                  icon={X}
                  label={words.removeColumn(letter)}
                  onClick={() => onChange(columns.toSpliced(index, 1))}
                />
              )}
            </div>
            <StackPicker
              letter={letter}
              stack={stack}
              onChange={(next) => onChange(columns.with(index, next))}
            />
          </section>
        );
      })}
      {columns.length < mostColumns && (
        <Button
          variant="quiet"
          icon={<Plus size={14} strokeWidth={2} aria-hidden />}
          onClick={() => onChange([...columns, bare])}
        >
          {words.addColumn}
        </Button>
      )}
    </div>
  );
}
