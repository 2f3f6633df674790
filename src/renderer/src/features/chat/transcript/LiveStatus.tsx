import type { LivePhase } from '../../../../../shared/api/chat.ts';
import type { ActiveModel } from '../../../../../shared/api/models.ts';
import type { ForegroundTask } from '../../../../../shared/api/studio.ts';
import { chatWords } from '../../../messages/chat.ts';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { useActiveModel } from '../../models/modelsStore.ts';
import { useForeground } from '../../status/statusStore.ts';
import { selectOpenChat, selectOpenId, useChatStore } from '../chatStore.ts';

const words = chatWords.phase;

/** What a reply without text is doing: waiting, loading, reading. Silent while it is written. */
export function LiveStatus({ messageId }: { messageId: string }) {
  const live = useChatStore((state) => selectOpenChat(state)?.live ?? null);
  const isStopping = useChatStore((state) => state.stoppingId === selectOpenId(state));
  const model = useActiveModel();
  const foreground = useForeground();
  if (live?.messageId !== messageId) return null;
  const { label, fraction } = describe(live.phase, model, foreground);
  if (label === null) return null;
  return (
    <div className="flex max-w-64 flex-col gap-1.5 py-1 text-small text-ink-3">
      <span className="figures">{isStopping ? words.stopping : label}</span>
      {fraction !== null && <ProgressBar label={label} fraction={fraction} />}
    </div>
  );
}

type Status = { label: string | null; fraction: number | null };

function describe(phase: LivePhase, model: ActiveModel, foreground: ForegroundTask | null): Status {
  switch (phase.phase) {
    case 'waiting':
      return {
        label: foreground === null ? words.waiting : words.waitingFor[foreground],
        fraction: null,
      };
    case 'loading-model':
      return model.status === 'loading'
        ? { label: words.loadingModelNamed(model.name), fraction: model.fraction }
        : { label: words.loadingModel, fraction: 0 };
    case 'reading':
      return { label: words.reading(phase.total), fraction: phase.done / Math.max(1, phase.total) };
    case 'writing':
      return { label: null, fraction: null };
  }
}
