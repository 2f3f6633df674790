import { translateWords } from '../../../messages/translate.ts';
import { useTranslate } from '../translateStore.ts';

/** A screen reader hears when a translation is done or has failed, and is left in peace between. */
export function Announcer() {
  const status = useTranslate((state) => state.status);
  const hasTargets = useTranslate(({ segments }) => segments.size > 0);
  const { announcements } = translateWords.text;
  return (
    <div role="status" className="sr-only">
      {status === 'failed' && announcements.failed}
      {status === 'idle' && hasTargets && announcements.done}
    </div>
  );
}
