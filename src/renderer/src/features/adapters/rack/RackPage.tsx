import { runCommand } from '../../../commands.ts';
import { adapterWords as words } from '../../../messages/adapters.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { FileDropArea } from '../../../ui/FileDropArea.tsx';
import { useMediaQuery } from '../../../ui/mediaQuery.ts';
import { useActiveModel } from '../../models/modelsStore.ts';
import { ResizableList } from '../../frame/ResizableList.tsx';
import { addAdapterFiles } from '../adding/addAdapters.ts';
import { Arrivals } from '../adding/Arrivals.tsx';
import { useRack } from '../adaptersStore.ts';
import { AdapterDetails } from './AdapterDetails.tsx';
import { Rack } from './Rack.tsx';
import { StarterTries } from './StarterTries.tsx';
import { TargetBar } from './TargetBar.tsx';
import { TargetList } from './TargetList.tsx';

const roomForList = matchMedia('(min-width: 900px)');

/** Stacks at the edge, the adapters in the middle, the details of one beside or below them. */
export function RackPage() {
  const hasList = useMediaQuery(roomForList);
  const isEmpty = useRack().length === 0;
  return (
    <FileDropArea
      label={words.adding.dropHere}
      onDrop={addAdapterFiles}
      className="flex min-h-0 flex-1"
    >
      {hasList && (
        <ResizableList label={words.targets.label}>
          <TargetList />
        </ResizableList>
      )}
      <div className="flex min-w-0 flex-1 max-[1120px]:flex-col max-[1120px]:overflow-y-auto">
        <div className="min-w-0 flex-1 overflow-y-auto max-[1120px]:flex-none max-[1120px]:overflow-visible">
          {!isEmpty && <TargetBar hasList={hasList} />}
          <FirstRunNote />
          <NoModelNotice />
          <Arrivals />
          {isEmpty ? <EmptyRack /> : <Rack />}
        </div>
        <AdapterDetails />
      </div>
    </FileDropArea>
  );
}

/** Until somebody adds an adapter of their own, they may not know what one is. */
function FirstRunNote() {
  const rack = useRack();
  const isFirstRun = rack.length > 0 && rack.every(({ origin }) => origin === 'starter');
  if (!isFirstRun) return null;
  return (
    <div className="border-b border-line bg-accent-soft px-4 py-2.5 text-small text-ink">
      <p>{words.explain}</p>
      <StarterTries />
    </div>
  );
}

function NoModelNotice() {
  const hasModel = useActiveModel().status === 'ready';
  if (hasModel) return null;
  return (
    <div className="flex flex-wrap items-center gap-3 border-b border-line bg-sunken px-4 py-2 text-small text-ink-2">
      <p className="min-w-48 flex-1">{words.noModel}</p>
      <Button size="small" onClick={() => runCommand('view.models')}>
        {words.goToModels}
      </Button>
    </div>
  );
}

function EmptyRack() {
  return (
    <EmptyState
      title={words.emptyTitle}
      body={words.emptyBody}
      actions={<Button onClick={() => runCommand('adapters.add')}>{words.add}</Button>}
    />
  );
}
