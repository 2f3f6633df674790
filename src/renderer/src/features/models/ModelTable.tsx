import { useVirtualizer } from '@tanstack/react-virtual';
import { MoreHorizontal } from 'lucide-react';
import { useRef } from 'react';
import type { ModelEntry } from '../../../../shared/api/models.ts';
import { models } from '../../messages/models.ts';
import { originNames } from '../../messages/modelSources.ts';
import {
  formatAge,
  formatBytes,
  formatCount,
  formatParameters,
  formatPercent,
} from '../../messages/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/classNames.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { TableGap } from '../../ui/TableGap.tsx';
import { hasStopped, modelState } from './modelState.ts';
import type { ModelState } from './modelState.ts';
import {
  askToTrash,
  cancelLoad,
  loadModel,
  retryQuarantined,
  removeModel,
  selectModel,
  unloadModel,
} from './modelsActions.ts';
import { useActiveModel, useModels } from './modelsStore.ts';
import { FavouriteButton } from './FavouriteButton.tsx';
import { FitBar, FitVerdict } from './FitBar.tsx';
import type { SortColumn } from './libraryView.ts';
import { SortHeader } from './SortHeader.tsx';
import { StateDot } from './StateDot.tsx';

/** Pixels. */
const rowHeight = 45;
const cell = 'px-2 py-1 first:ps-5 last:pe-3';
/** What a narrow window goes without; all of it stands in the details too. */
const leavesFirst = 'max-[1200px]:hidden';
const leavesNext = 'max-[700px]:hidden';
const leavesAtOnce = 'max-[1500px]:hidden';
const numberCell = `${cell} figures text-end whitespace-nowrap`;

const columns: { column: SortColumn; className: string }[] = [
  { column: 'name', className: 'text-start ps-5' },
  { column: 'parameters', className: `text-end ${leavesFirst}` },
  { column: 'quantization', className: `text-start ${leavesFirst}` },
  { column: 'size', className: `text-end ${leavesFirst}` },
  { column: 'context', className: `text-end ${leavesFirst}` },
  { column: 'fit', className: `text-start ${leavesNext}` },
];

/** Rows outside the part that is scrolled to are left out: there may be hundreds. */
export function ModelTable({ library }: { library: ModelEntry[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  // The React compiler, which could not memoize what this returns, is not used here.
  // oxlint-disable-next-line react/incompatible-library
  const rows = useVirtualizer({
    count: library.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const shown = rows.getVirtualItems();
  const [first, last] = [shown[0], shown.at(-1)];
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto max-[900px]:max-h-[60vh]">
      <table aria-rowcount={library.length + 1} className="w-full border-collapse text-small">
        <thead className="sticky top-0 z-10 bg-canvas">
          <tr
            aria-rowindex={1}
            className="border-b border-line text-status text-ink-3 [&>th]:py-1.5 [&>th]:font-normal [&>th]:whitespace-nowrap"
          >
            {columns.map((header) => (
              <SortHeader key={header.column} {...header} />
            ))}
            <th scope="col" className="px-2 text-start">
              {models.columns.state}
            </th>
            <SortHeader column="lastUsed" className={`text-end ${leavesAtOnce}`} />
            <th scope="col" className="px-2 pe-3 text-end">
              <span className="sr-only">{models.columns.actions}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          <TableGap height={first?.start ?? 0} />
          {shown.map(({ index }) => {
            const entry = library[index];
            return entry && <ModelRow key={entry.id} entry={entry} index={index} />;
          })}
          <TableGap height={rows.getTotalSize() - (last?.end ?? 0)} />
        </tbody>
      </table>
    </div>
  );
}

function ModelRow({ entry, index }: { entry: ModelEntry; index: number }) {
  const { facts, fit } = entry;
  const state = modelState(entry, useActiveModel());
  const isSelected = useModels(({ selectedId }) => selectedId === entry.id);
  return (
    <tr
      aria-rowindex={index + 2}
      aria-current={isSelected ? 'true' : undefined}
      style={{ height: rowHeight }}
      onClick={() => selectModel(entry.id)}
      className={classNames(
        'group border-b border-line',
        isSelected ? 'bg-accent-soft' : 'hover:bg-hover/60',
      )}
    >
      <td className={classNames(cell, 'w-full max-w-0')}>
        <ModelName entry={entry} />
      </td>
      <td className={classNames(numberCell, leavesFirst)}>
        {facts ? formatParameters(facts.parameters) : '–'}
      </td>
      <td className={classNames(cell, leavesFirst, 'whitespace-nowrap')}>
        {facts?.quantization ?? '–'}
      </td>
      <td className={classNames(numberCell, leavesFirst)}>{formatBytes(entry.sizeBytes)}</td>
      <td className={classNames(numberCell, leavesFirst)}>
        {facts ? formatCount(facts.memory.trainContextSize) : '–'}
      </td>
      <td className={classNames(cell, leavesNext)}>
        {fit && (
          <span className="flex items-center gap-2">
            <FitBar fit={fit} isSmall />
            {fit.verdict !== 'fits' && <FitVerdict fit={fit} />}
          </span>
        )}
      </td>
      <td className={cell}>
        <StateWords state={state} name={entry.name} />
      </td>
      <td className={classNames(numberCell, leavesAtOnce, 'text-ink-2')}>
        {entry.lastUsedAt === null ? models.never : formatAge(entry.lastUsedAt)}
      </td>
      <td className={cell}>
        <RowActions entry={entry} state={state} />
      </td>
    </tr>
  );
}

function ModelName({ entry }: { entry: ModelEntry }) {
  return (
    <div className="flex min-w-0 items-center gap-2">
      <FavouriteButton entry={entry} />
      <button
        type="button"
        aria-label={models.showDetails(entry.name)}
        title={entry.path}
        className="min-w-0 truncate rounded-sm text-ui font-medium"
        onClick={() => selectModel(entry.id)}
      >
        {entry.name}
      </button>
      {hasBadge(entry) && (
        <span
          title={entry.origin === 'starter' ? models.demoHint : models.programHint}
          className="shrink-0 rounded-sm border border-line-strong px-1 text-status text-ink-2"
        >
          {originNames[entry.origin]}
        </span>
      )}
    </div>
  );
}

/** What is the person's own needs no word. */
function hasBadge({ origin }: ModelEntry): boolean {
  return origin !== 'added' && origin !== 'folder' && origin !== 'download';
}

function StateWords({ state, name }: { state: ModelState; name: string }) {
  return (
    <div className="flex min-w-30 flex-col gap-1">
      <span className="flex items-center gap-2 whitespace-nowrap">
        <StateDot state={state.state} />
        {stateWords(state)}
      </span>
      {state.state === 'loading' && (
        <ProgressBar label={models.loadingNamed(name)} fraction={state.fraction} />
      )}
    </div>
  );
}

function stateWords(state: ModelState): string {
  if (state.state === 'loading') return models.states.loading(formatPercent(state.fraction));
  if (state.state === 'failed' && hasStopped(state.error)) return models.states.stopped;
  return models.states[state.state];
}

type RowProps = { entry: ModelEntry; state: ModelState };

function RowActions({ entry, state }: RowProps) {
  return (
    <div
      className="flex items-center justify-end gap-1"
      onClick={(event) => event.stopPropagation()}
    >
      <MainAction entry={entry} state={state} />
      <Menu trigger={<IconButton icon={MoreHorizontal} label={models.moreActions(entry.name)} />}>
        <MenuItem onSelect={() => selectModel(entry.id)}>{models.details}</MenuItem>
        <MenuItem isDisabled={entry.origin === 'starter'} onSelect={() => void removeModel(entry)}>
          {models.remove}
        </MenuItem>
        {entry.origin !== 'starter' && state.state !== 'missing' && (
          <MenuItem onSelect={() => askToTrash(entry)}>{models.trash.action}</MenuItem>
        )}
      </Menu>
    </div>
  );
}

function MainAction({ entry, state }: RowProps) {
  switch (state.state) {
    case 'ready':
      return (
        <Button size="small" aria-label={models.unloadNamed(entry.name)} onClick={unloadModel}>
          {models.unload}
        </Button>
      );
    case 'loading':
      return (
        <Button size="small" onClick={cancelLoad}>
          {models.cancelLoad}
        </Button>
      );
    case 'quarantined':
      return (
        <Button
          size="small"
          aria-label={models.retryQuarantinedNamed(entry.name)}
          onClick={() => void retryQuarantined(entry.id)}
        >
          {models.retry}
        </Button>
      );
    case 'available':
      return (
        <Button
          size="small"
          aria-label={models.loadNamed(entry.name)}
          onClick={() => void loadModel(entry.id)}
        >
          {models.load}
        </Button>
      );
    case 'missing':
    case 'failed':
      return (
        <Button
          size="small"
          aria-label={models.retryNamed(entry.name)}
          onClick={() => void loadModel(entry.id)}
        >
          {models.retry}
        </Button>
      );
  }
}
