import { chatWords } from '../../../messages/chat.ts';
import { selectOpenChat, useChatStore } from '../chatStore.ts';
import { contextStartOf } from './contextStart.ts';

const words = chatWords.transcript;

/** Above the first message that the model still saw when it wrote its last reply. */
export function MemoryLine({ messageId }: { messageId: string }) {
  const contextSize = useChatStore((state) => {
    const start = contextStartOf(selectOpenChat(state));
    return start?.messageId === messageId ? start.contextSize : undefined;
  });
  if (contextSize === undefined) return null;
  return (
    <div role="note" className="mx-auto w-full max-w-reading px-6 pt-1 pb-6">
      <p className="flex items-center gap-3 text-small font-medium text-amber-text before:h-px before:flex-1 before:bg-amber/50 after:h-px after:flex-1 after:bg-amber/50">
        {words.memoryStart}
      </p>
      <p className="mt-1 text-center text-small text-ink-3">
        {words.memoryStartReason(contextSize)}
      </p>
    </div>
  );
}
