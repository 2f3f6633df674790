import type { ErrorReport } from '../../../../../shared/api/common.ts';
import { runCommand } from '../../../commands.ts';
import { common } from '../../../messages/common.ts';
import { describeError } from '../../../messages/errors.ts';
import { translateWords } from '../../../messages/translate.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorNotice } from '../../../ui/ErrorNotice.tsx';
import { useActiveModel } from '../../models/modelsStore.ts';
import { selectIsEmpty, useTranslate } from '../translateStore.ts';
import { resumeTranslating } from './segmentActions.ts';

const words = translateWords.text;

/** What stands in the way of translating, with the way out. */
export function TextNotice() {
  const error = useTranslate((state) => state.error);
  const isEmpty = useTranslate(selectIsEmpty);
  const active = useActiveModel();
  if (active.status === 'none' || (active.status === 'failed' && error === null)) {
    return (
      <Notice
        text={isEmpty ? words.noModel : words.noModelYet}
        action={words.goToModels}
        onAction={() => runCommand('view.models')}
      />
    );
  }
  if (error === null) return null;
  if (error.code === 'languages-same') return <Notice text={inOneLine(error)} />;
  if (error.code === 'pair-unsupported') {
    return (
      <Notice
        text={inOneLine(error)}
        action={words.otherModel}
        onAction={() => runCommand('view.models')}
      />
    );
  }
  return (
    <div className="border-b border-line px-5 py-2.5">
      <ErrorNotice
        error={error}
        actions={
          <Button size="small" onClick={resumeTranslating}>
            {common.tryAgain}
          </Button>
        }
      />
    </div>
  );
}

function inOneLine(error: ErrorReport): string {
  const { title, why, whatToDo } = describeError(error);
  return [`${title}.`, why, whatToDo].filter(Boolean).join(' ');
}

type NoticeProps = { text: string; action?: string; onAction?: () => void };

/** No failure: something to choose differently. */
function Notice({ text, action, onAction }: NoticeProps) {
  return (
    <div
      role="status"
      className="flex shrink-0 flex-wrap items-center gap-x-4 gap-y-1.5 border-b border-line bg-amber-soft px-5 py-2"
    >
      <p className="min-w-60 flex-1 text-small text-pretty text-ink">{text}</p>
      {action !== undefined && (
        <Button size="small" onClick={onAction}>
          {action}
        </Button>
      )}
    </div>
  );
}
