import type { Message } from '../../../../../shared/api/chat.ts';
import { chatWords } from '../../../messages/chat.ts';
import { useChatStore } from '../chatStore.ts';

const words = chatWords.transcript;

/** Longer replies are read by moving to them. */
const spokenCharacters = 1_000;

/** Tells a screen reader about a reply once, when it is finished. */
export function Announcer() {
  const finished = useChatStore((state) => state.finishedReply);
  return (
    <div role="status" className="sr-only">
      {finished !== null && announcementOf(finished)}
    </div>
  );
}

function announcementOf({ status, text }: Message): string {
  if (status === 'stopped') return words.replyStopped;
  if (status === 'failed' || status === 'interrupted') return words.replyFailed;
  return words.replyFinished(text.slice(0, spokenCharacters));
}
