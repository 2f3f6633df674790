import { chatWords } from '../../../messages/chat.ts';
import { selectOpenChat, useChatStore } from '../chatStore.ts';
import { lastFiguresOf } from '../transcript/lastFigures.ts';

const words = chatWords.inspector;

/** What is in the window, in numbers. */
export function ContextFigures() {
  const measure = useChatStore((state) => state.measure);
  const figures = useChatStore((state) => lastFiguresOf(selectOpenChat(state)));
  return (
    <section aria-labelledby="context-title">
      <h3 id="context-title" className="mb-2 text-ui font-semibold">
        {words.context}
      </h3>
      {measure === null ? (
        <p className="text-small text-ink-3">{words.contextEmpty}</p>
      ) : (
        <dl className="figures grid grid-cols-[1fr_auto] gap-x-3 gap-y-1.5 text-small text-ink-2">
          <Figure name={words.contextSize} value={words.contextTokens(measure.contextSize)} />
          <Figure name={words.contextUsed} value={words.contextTokens(measure.promptTokens)} />
          {figures !== null && (
            <Figure name={words.contextReused} value={words.contextTokens(figures.reusedTokens)} />
          )}
          {measure.droppedMessages > 0 && (
            <Figure name={words.contextOut} value={String(measure.droppedMessages)} />
          )}
        </dl>
      )}
    </section>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd className="text-end text-ink">{value}</dd>
    </>
  );
}
