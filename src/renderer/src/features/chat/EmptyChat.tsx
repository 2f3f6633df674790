import { ArrowUpRight } from 'lucide-react';
import { runCommand } from '../../commands.ts';
import { chatWords } from '../../messages/chat.ts';
import { Button } from '../../ui/Button.tsx';
import { attempt } from '../../ui/toast.ts';
import { useActiveModel, useLibrary } from '../models/modelsStore.ts';
import { sendSuggestion } from './actions/messageActions.ts';
import { selectOpenChat, useChatStore } from './chatStore.ts';

/** A conversation before its first message. */
export function EmptyChat() {
  const isStarter = useIsStarter();
  return (
    <div className="flex min-h-0 flex-1 overflow-y-auto">
      <div className="m-auto w-full max-w-136 px-6 py-8">
        {isStarter ? <FirstRun /> : <Greeting />}
      </div>
    </div>
  );
}

function useIsStarter(): boolean {
  const model = useActiveModel();
  const library = useLibrary();
  if (model.status === 'none') return false;
  const modelId = model.status === 'ready' ? model.model.modelId : model.modelId;
  return library.some((entry) => entry.id === modelId && entry.origin === 'starter');
}

/** Says honestly what a newcomer is talking to, and offers what it really does. */
function FirstRun() {
  const words = chatWords.firstRun;
  const isGreedy = useChatStore(
    (state) => selectOpenChat(state)?.conversation.sampling.temperature === 0,
  );
  return (
    <>
      <h2 className="text-display font-semibold text-balance">{words.title}</h2>
      <p className="mt-2 text-ui text-pretty text-ink-2">{words.starter}</p>
      <h3 className="mt-7 mb-1 text-small font-medium text-ink-3">{words.suggestionsLabel}</h3>
      <ul className="border-y border-line">
        {words.suggestions.map(({ title, text }) => (
          <li key={title} className="border-line not-first:border-t">
            <button
              type="button"
              onClick={() => void attempt(() => sendSuggestion(text))}
              className="group flex w-full items-center justify-between gap-3 py-2.5 text-start text-ui text-ink hover:text-accent-text"
            >
              {title}
              <ArrowUpRight
                size={16}
                strokeWidth={1.75}
                aria-hidden
                className="text-ink-3 group-hover:text-accent-text rtl:-scale-x-100"
              />
            </button>
          </li>
        ))}
      </ul>
      {!isGreedy && <p className="mt-2 text-small text-ink-3">{words.suggestionNote}</p>}
      <Button className="mt-6" onClick={() => runCommand('models.add')}>
        {words.addModel}
      </Button>
    </>
  );
}

function Greeting() {
  const words = chatWords.empty;
  const model = useActiveModel();
  return (
    <div className="text-center">
      <h2 className="text-display font-semibold text-balance">{words.title}</h2>
      <p className="mt-2 text-ui break-words text-ink-2">
        {model.status === 'ready' ? words.ready(model.model.name) : words.notReady}
      </p>
    </div>
  );
}
