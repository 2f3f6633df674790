import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { Announcements, DragEndEvent, Modifier, UniqueIdentifier } from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { GripVertical } from 'lucide-react';
import type { ReactNode } from 'react';
import { sorting } from '../messages/sorting.ts';
import { classNames } from './classNames.ts';

type SortableListProps<Item extends { id: string }> = {
  label: string;
  items: readonly Item[];
  nameOf: (item: Item) => string;
  onMove: (id: string, toIndex: number) => void;
  /** The row; `handle` is the grip by which it is dragged, or moved with the keyboard. */
  renderItem: (item: Item, handle: ReactNode) => ReactNode;
  className?: string;
};

/** A press on the grip is a drag only once it moves. */
const dragPixels = 4;

/**
 * Rows in an order that people choose: dragged by their grip, or, with the focus on it, lifted by
 * Space, moved by the arrow keys and put down by Space; Escape puts back.
 */
export function SortableList<Item extends { id: string }>({
  label,
  items,
  nameOf,
  onMove,
  renderItem,
  className,
}: SortableListProps<Item>) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: dragPixels } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const indexOf = (id: UniqueIdentifier): number => items.findIndex((item) => item.id === id);

  function drop({ active, over }: DragEndEvent): void {
    if (over !== null && over.id !== active.id) onMove(String(active.id), indexOf(over.id));
  }

  function say(id: UniqueIdentifier): string {
    const item = items[indexOf(id)];
    return item === undefined ? '' : nameOf(item);
  }

  const announcements: Announcements = {
    onDragStart: ({ active }) => sorting.lifted(say(active.id)),
    onDragOver: ({ active, over }) =>
      over ? sorting.at(say(active.id), indexOf(over.id) + 1, items.length) : undefined,
    onDragEnd: ({ active, over }) =>
      sorting.dropped(say(active.id), indexOf(over?.id ?? active.id) + 1, items.length),
    onDragCancel: ({ active }) => sorting.cancelled(say(active.id)),
  };

  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      modifiers={[vertically]}
      accessibility={{
        announcements,
        screenReaderInstructions: { draggable: sorting.instructions },
      }}
      onDragEnd={drop}
    >
      <SortableContext items={items.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
        <ul aria-label={label} className={className}>
          {items.map((item) => (
            <SortableRow key={item.id} id={item.id} name={nameOf(item)} isSingle={items.length < 2}>
              {(handle) => renderItem(item, handle)}
            </SortableRow>
          ))}
        </ul>
      </SortableContext>
    </DndContext>
  );
}

const vertically: Modifier = ({ transform }) => ({ ...transform, x: 0 });

type SortableRowProps = {
  id: string;
  name: string;
  isSingle: boolean;
  children: (handle: ReactNode) => ReactNode;
};

function SortableRow({ id, name, isSingle, children }: SortableRowProps) {
  const sortable = useSortable({ id, disabled: isSingle });
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, isDragging } = sortable;
  const { transform, transition } = sortable;
  return (
    <li
      ref={setNodeRef}
      style={{ transform: `translateY(${transform?.y ?? 0}px)`, transition }}
      className={classNames(isDragging && 'relative z-10 bg-raised shadow-float')}
    >
      {children(
        <button
          type="button"
          ref={setActivatorNodeRef}
          {...attributes}
          {...listeners}
          aria-label={sorting.move(name)}
          disabled={isSingle}
          className="flex h-7 w-5 shrink-0 touch-none items-center justify-center rounded-sm text-ink-3 hover:not-disabled:bg-hover hover:not-disabled:text-ink disabled:opacity-30"
        >
          <GripVertical size={14} strokeWidth={1.75} aria-hidden />
        </button>,
      )}
    </li>
  );
}
