import { Layers } from 'lucide-react';
import type { ComponentProps } from 'react';
import { useState } from 'react';
import type { Stack } from '../../../../shared/api/stack.ts';
import { models } from '../../messages/models.ts';
import {
  formatBytes,
  formatCount,
  formatPercent,
  formatTokensPerSecond,
} from '../../messages/numbers.ts';
import { status } from '../../messages/status.ts';
import { summarizeWords } from '../../messages/summarize.ts';
import { classNames } from '../../ui/classNames.ts';
import { Popover } from '../../ui/Popover.tsx';
import { showWorkspace, useFrame } from '../frame/frameStore.ts';
import { showRackOfChat, showRackOfDefault } from '../adapters/adapterActions.ts';
import { useRack } from '../adapters/adaptersStore.ts';
import { stackLine } from '../adapters/stack/stackNames.ts';
import { useChatStack, useStackInForce } from '../adapters/stack/targets.ts';
import { whyUnusable } from '../adapters/stack/usability.ts';
import { useIsOnline } from '../downloads/downloadsStore.ts';
import { ModelPicker } from '../models/ModelPicker.tsx';
import { hasStopped } from '../models/modelState.ts';
import { useActiveModel } from '../models/modelsStore.ts';
import { StateDot } from '../models/StateDot.tsx';
import { openSummary } from '../summarize/actions/watching.ts';
import { selectRunning, useSummarize } from '../summarize/summarizeStore.ts';
import { ContextFigures, MemoryFigures, OfflineWords, ReplyFigureList } from './StatusDetails.tsx';
import { useStatus } from './statusStore.ts';

/** One line of facts; each opens what is behind it. */
export function StatusBar() {
  return (
    <footer
      aria-label={status.label}
      className="figures flex h-6 shrink-0 items-stretch border-t border-line px-1.5 text-status text-ink-2"
    >
      <ModelItem />
      <StackItem />
      <ContextItem />
      <SpeedItem />
      <SummaryItem />
      <span className="flex-1" />
      <MemoryItem />
      <OfflineItem />
    </footer>
  );
}

function StatusButton({ className, ...rest }: ComponentProps<'button'>) {
  return (
    <button
      type="button"
      className={classNames(
        'flex min-w-0 items-center gap-1.5 rounded-sm px-2 whitespace-nowrap -outline-offset-2',
        'hover:bg-hover hover:text-ink data-popup-open:bg-hover data-popup-open:text-ink',
        className,
      )}
      {...rest}
    />
  );
}

function ModelItem() {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover
      title={models.picker.title}
      side="top"
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <StatusButton className="max-w-80">
          <ModelWords />
        </StatusButton>
      }
    >
      <ModelPicker onDone={() => setIsOpen(false)} />
    </Popover>
  );
}

function ModelWords() {
  const active = useActiveModel();
  const state = active.status === 'none' ? 'available' : active.status;
  return (
    <>
      <StateDot state={state} />
      <span className="truncate">
        {active.status === 'none' && status.noModel}
        {active.status === 'loading' && status.loading(active.name, formatPercent(active.fraction))}
        {active.status === 'failed' &&
          (hasStopped(active.error) ? status.stopped : status.failed)(active.name)}
        {active.status === 'ready' && active.model.name}
      </span>
      {active.status === 'ready' && <span className="sr-only">{status.ready}</span>}
    </>
  );
}

/** The stack that what is open writes with; leads to the rack, where it is changed. */
function StackItem() {
  const workspace = useFrame((state) => state.workspace);
  if (workspace === 'summarize' || workspace === 'translate') {
    return <DefaultStackItem workspace={workspace} />;
  }
  return <ChatStackItem />;
}

function DefaultStackItem({ workspace }: { workspace: 'summarize' | 'translate' }) {
  return (
    <StackButton stack={useStackInForce(workspace)} onClick={() => showRackOfDefault(workspace)} />
  );
}

function ChatStackItem() {
  return <StackButton stack={useChatStack().stack} onClick={() => showRackOfChat()} />;
}

function StackButton({ stack, onClick }: { stack: Stack; onClick: () => void }) {
  const rack = useRack();
  if (stack.length === 0) return null;
  const line = stackLine(stack, rack);
  const isIncomplete = stack.some(({ adapterId }) => {
    const adapter = rack.find(({ id }) => id === adapterId);
    return adapter === undefined || whyUnusable(adapter) !== null;
  });
  return (
    <StatusButton
      aria-label={status.stack(line)}
      onClick={onClick}
      className={classNames('max-w-72', isIncomplete && 'text-amber-text')}
    >
      <Layers size={12} strokeWidth={1.75} aria-hidden className="shrink-0" />
      <span className="truncate">{line}</span>
    </StatusButton>
  );
}

function ContextItem() {
  const context = useStatus((state) => state.context);
  if (context === null) return null;
  const isTight = !context.fits || context.droppedMessages > 0;
  return (
    <Popover
      title={status.contextTitle}
      side="top"
      trigger={
        <StatusButton className={isTight ? 'text-amber-text' : ''}>
          {status.context(formatCount(context.promptTokens), formatCount(context.contextSize))}
        </StatusButton>
      }
    >
      <ContextFigures context={context} />
    </Popover>
  );
}

function SpeedItem() {
  const lastReply = useStatus((state) => state.lastReply);
  const rate = lastReply?.tokensPerSecond ?? null;
  if (lastReply === null || rate === null) return null;
  return (
    <Popover
      title={status.replyTitle}
      side="top"
      trigger={<StatusButton>{formatTokensPerSecond(rate)}</StatusButton>}
    >
      <ReplyFigureList figures={lastReply} />
    </Popover>
  );
}

/** A summary goes on behind every workspace; this leads back to it. */
function SummaryItem() {
  const running = useSummarize(selectRunning);
  if (running === null) return null;
  return (
    <StatusButton
      className="max-w-80"
      onClick={() => {
        showWorkspace('summarize');
        openSummary(running.id);
      }}
    >
      <span className="truncate">{summarizeWords.status(running.title)}</span>
    </StatusButton>
  );
}

function MemoryItem() {
  const memory = useStatus((state) => state.memory);
  if (memory === null) return null;
  const used = memory.coreMemoryBytes + (memory.engineMemoryBytes ?? 0);
  return (
    <Popover
      title={status.memoryTitle}
      side="top"
      align="end"
      trigger={
        <StatusButton aria-label={status.memory(formatBytes(used))}>
          {formatBytes(used)}
        </StatusButton>
      }
    >
      <MemoryFigures memory={memory} />
    </Popover>
  );
}

function OfflineItem() {
  const isOnline = useIsOnline();
  return (
    <Popover
      title={isOnline ? status.onlineTitle : status.offlineTitle}
      side="top"
      align="end"
      trigger={
        <StatusButton className={isOnline ? 'text-accent-text' : ''}>
          {isOnline ? status.online : status.offline}
        </StatusButton>
      }
    >
      <OfflineWords />
    </Popover>
  );
}
