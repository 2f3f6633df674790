import { useEffect, useRef, useState } from 'react';
import { chatWords } from '../../../messages/chat.ts';
import type { OpenChat } from '../openChat.ts';

const words = chatWords.transcript;

/** Longer replies are read by moving to them. */
const spokenCharacters = 1_000;

/** Tells a screen reader about a reply once, when it is finished. */
export function Announcer({ chat }: { chat: OpenChat }) {
  const [said, setSaid] = useState('');
  const liveId = chat.live?.messageId ?? null;
  const formerLiveId = useRef<string | null>(null);
  const finished =
    liveId === null && formerLiveId.current !== null
      ? chat.messages[formerLiveId.current]
      : undefined;

  useEffect(() => {
    if (finished !== undefined) setSaid(announcementOf(finished.status, finished.text));
    formerLiveId.current = liveId;
  }, [finished, liveId]);

  return (
    <div role="status" className="sr-only">
      {said}
    </div>
  );
}

function announcementOf(status: string, text: string): string {
  if (status === 'stopped') return words.replyStopped;
  if (status === 'failed' || status === 'interrupted') return words.replyFailed;
  return words.replyFinished(text.slice(0, spokenCharacters));
}
