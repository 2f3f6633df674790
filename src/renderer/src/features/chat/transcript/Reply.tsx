import type { Message } from '../../../../../shared/api/chat.ts';
import { chatWords } from '../../../messages/chat.ts';
import { selectOpenChat, useChatStore } from '../chatStore.ts';
import { LazyMarkdown } from '../markdown/LazyMarkdown.tsx';
import { LiveStatus } from './LiveStatus.tsx';
import { MessageActions } from './MessageActions.tsx';
import { Reasoning } from './Reasoning.tsx';
import { ReplyOutcome } from './ReplyOutcome.tsx';
import { ReplyStack } from './ReplyStack.tsx';

type ReplyProps = { message: Message; hasActions: boolean; isLast: boolean };

/** A reply is the page's own text, without a frame. */
export function Reply({ message, hasActions, isLast }: ReplyProps) {
  const streaming = useChatStore((state) => selectOpenChat(state)?.streaming[message.id]);
  const isStreaming = message.status === 'streaming';
  const answer = streaming?.answer ?? message.text;
  const reasoning = streaming?.reasoning ?? message.reasoning;
  const isEmpty = answer === '' && reasoning === '' && message.status === 'complete';

  return (
    <div className="pb-4">
      {reasoning !== '' && (
        <Reasoning
          text={reasoning}
          milliseconds={message.reasoningMilliseconds}
          isThinking={isStreaming && answer === ''}
        />
      )}
      {answer !== '' && (
        <div className="text-read text-ink">
          <LazyMarkdown text={answer} isStreaming={isStreaming} />
        </div>
      )}
      {isEmpty && <p className="text-small text-ink-3">{chatWords.reply.empty}</p>}
      {isStreaming && <LiveStatus messageId={message.id} />}
      {!isStreaming && <ReplyOutcome message={message} isLast={isLast} />}
      {message.stack !== null && <ReplyStack stack={message.stack} />}
      {!isStreaming && <MessageActions message={message} isShown={hasActions} />}
    </div>
  );
}
