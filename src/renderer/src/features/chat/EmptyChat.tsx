import { runCommand } from '../../commands.ts';
import { chatWords } from '../../messages/chat.ts';
import { Button } from '../../ui/Button.tsx';
import { SuggestionList } from '../../ui/SuggestionList.tsx';
import { attempt } from '../../ui/toast.ts';
import { useActiveModel, useIsStarter } from '../models/modelsStore.ts';
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
      <SuggestionList
        title={words.suggestionsLabel}
        suggestions={words.suggestions.map(({ title, text }) => ({
          title,
          onTry: () => void attempt(() => sendSuggestion(text)),
        }))}
      />
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
