import type { ErrorCode } from '../../../../../shared/errors.ts';
import { chatWords } from '../../../messages/chat.ts';
import { common } from '../../../messages/common.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { showWorkspace } from '../../frame/frameStore.ts';
import { useActiveModel } from '../../models/modelsStore.ts';
import { dismissRefusal } from '../actions/messageActions.ts';
import { selectOpenId, useChatStore } from '../chatStore.ts';

const words = chatWords.empty;

/** What stands between a message and its reply: a refusal, or a model that is not there yet. */
export function ComposerNotices() {
  return (
    <>
      <Refusal />
      <MeasuredTooLong />
      <ModelNotice />
    </>
  );
}

function Refusal() {
  const sending = useChatStore((state) => state.sending);
  const openId = useChatStore(selectOpenId);
  if (sending.status !== 'refused' || sending.conversationId !== openId) return null;
  return (
    <ErrorNotice
      error={sending.error}
      actions={
        <Button size="small" onClick={dismissRefusal}>
          {common.dismiss}
        </Button>
      }
    />
  );
}

/** Said while it is being written, not only when it is sent. */
function MeasuredTooLong() {
  const measure = useChatStore((state) => state.measure);
  const isRefused = useChatStore((state) => state.sending.status === 'refused');
  if (measure === null || measure.fits || isRefused) return null;
  return (
    <p role="status" className="figures px-1 text-small text-red-text">
      {chatWords.composer.tooLong(measure.promptTokens, measure.contextSize)}{' '}
      {chatWords.composer.tooLongRemedy}
    </p>
  );
}

function ModelNotice() {
  const model = useActiveModel();
  switch (model.status) {
    case 'ready':
      return null;
    case 'loading':
      return (
        <div className="flex items-center gap-3 px-1 text-small text-ink-2">
          <span dir="auto" className="min-w-0 truncate">
            {words.loadingTitle(model.name)}
          </span>
          <ProgressBar
            label={words.loadingTitle(model.name)}
            fraction={model.fraction}
            className="max-w-40"
          />
        </div>
      );
    case 'failed':
      return engineFailures.has(model.error.code) ? (
        <p className="px-1 text-small text-ink-2">{words.engineStopped}</p>
      ) : (
        <ErrorNotice error={model.error} actions={<GoToModels />} />
      );
    case 'none':
      return (
        <div className="flex items-center gap-3 rounded-lg bg-sunken py-2 ps-4 pe-2 text-small text-ink-2">
          <p className="min-w-0 flex-1">
            <strong className="font-medium text-ink">{words.noModelTitle}.</strong> {words.noModel}
          </p>
          <GoToModels />
        </div>
      );
  }
}

/** The reply that was cut off says why; the model itself is sound and comes back by itself. */
const engineFailures: ReadonlySet<ErrorCode> = new Set(['engine-crashed', 'engine-hung']);

function GoToModels() {
  return (
    <Button size="small" onClick={() => showWorkspace('models')}>
      {words.goToModels}
    </Button>
  );
}
