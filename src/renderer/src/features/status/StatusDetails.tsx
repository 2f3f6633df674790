import type { ReactNode } from 'react';
import type { PromptMeasure, ReplyFigures } from '../../../../shared/api/chat.ts';
import type { StudioStatus } from '../../../../shared/api/studio.ts';
import { formatBytes, formatCount, formatTokensPerSecond } from '../../messages/numbers.ts';
import { status } from '../../messages/status.ts';
import { Button } from '../../ui/Button.tsx';
import { classNames } from '../../ui/classNames.ts';
import { openLedger } from '../downloads/ledgerStore.ts';
import { useSettings } from '../settings/settingsStore.ts';

export function ContextFigures({ context }: { context: PromptMeasure }) {
  const { promptTokens, contextSize, droppedMessages, fits } = context;
  const room = Math.max(0, contextSize - promptTokens);
  return (
    <>
      <Gauge fraction={promptTokens / contextSize} isTight={!fits || droppedMessages > 0} />
      <Figures>
        <Figure label={status.contextUsed}>{status.tokens(formatCount(promptTokens))}</Figure>
        <Figure label={status.contextSize}>{status.tokens(formatCount(contextSize))}</Figure>
        <Figure label={status.contextLeft}>{status.tokens(formatCount(room))}</Figure>
      </Figures>
      <p className="mt-2 text-small text-ink-2">{contextWords(context)}</p>
    </>
  );
}

function contextWords({ fits, droppedMessages }: PromptMeasure): string {
  if (!fits) return status.contextTooLong;
  if (droppedMessages > 0) return status.contextDropped(droppedMessages);
  return status.contextWhole;
}

/** Drawn for the eye only; the same figures follow as text. */
function Gauge({ fraction, isTight }: { fraction: number; isTight: boolean }) {
  return (
    <div aria-hidden className="mb-3 h-1.5 overflow-hidden rounded-full bg-pressed">
      <div
        style={{ width: `${Math.min(1, fraction) * 100}%` }}
        className={classNames('h-full', isTight ? 'bg-amber' : 'bg-accent')}
      />
    </div>
  );
}

export function ReplyFigureList({ figures }: { figures: ReplyFigures }) {
  const { tokensPerSecond, firstTokenMilliseconds, stopReason } = figures;
  return (
    <Figures>
      {tokensPerSecond !== null && (
        <Figure label={status.speed}>{formatTokensPerSecond(tokensPerSecond)}</Figure>
      )}
      <Figure label={status.firstToken}>{(firstTokenMilliseconds / 1000).toFixed(2)} s</Figure>
      <Figure label={status.promptTokens}>
        {status.tokens(formatCount(figures.promptTokens))}
      </Figure>
      <Figure label={status.reused}>{status.tokens(formatCount(figures.reusedTokens))}</Figure>
      <Figure label={status.generated}>
        {status.tokens(formatCount(figures.generatedTokens))}
      </Figure>
      <Figure label={status.ended}>{status.stopReasons[stopReason]}</Figure>
    </Figures>
  );
}

export function MemoryFigures({ memory }: { memory: StudioStatus }) {
  const { engineMemoryBytes, coreMemoryBytes, freeMemoryBytes, totalMemoryBytes } = memory;
  return (
    <>
      <Figures>
        <Figure label={status.memoryEngine}>
          {engineMemoryBytes === null ? status.memoryEngineOff : formatBytes(engineMemoryBytes)}
        </Figure>
        <Figure label={status.memoryCore}>{formatBytes(coreMemoryBytes)}</Figure>
        <Figure label={status.memoryFree}>
          {status.memoryOf(formatBytes(freeMemoryBytes), formatBytes(totalMemoryBytes))}
        </Figure>
      </Figures>
      {engineMemoryBytes !== null && (
        <p className="mt-2 text-small text-ink-2">{status.memoryHint}</p>
      )}
    </>
  );
}

export function OfflineWords() {
  const isDownloadsOn = useSettings((state) => state.settings?.areDownloadsOn ?? false);
  return (
    <div className="flex flex-col gap-2 text-small text-ink-2">
      <p>{isDownloadsOn ? status.downloadsOnBody : status.offlineBody}</p>
      {window.alcove === undefined && (
        <p>
          {status.offlineBrowser} <span className="font-mono text-status">{location.host}</span>.
        </p>
      )}
      <div>
        <Button size="small" onClick={openLedger}>
          {status.connections}
        </Button>
      </div>
    </div>
  );
}

function Figures({ children }: { children: ReactNode }) {
  return <dl className="figures flex flex-col gap-1 text-small">{children}</dl>;
}

function Figure({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="flex justify-between gap-4">
      <dt className="text-ink-2">{label}</dt>
      <dd className="text-end">{children}</dd>
    </div>
  );
}
