import { adapterWords } from '../../../messages/adapters.ts';
import { chatWords } from '../../../messages/chat.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { setChatStack } from '../../chat/actions/chatStack.ts';
import { selectOpenChat, useChatStore } from '../../chat/chatStore.ts';
import { useActiveModel } from '../../models/modelsStore.ts';
import { selectTarget } from '../adapterActions.ts';
import { useAdapters } from '../adaptersStore.ts';
import { clearDefault, findDefault, useChatStack, useLoadedModelId } from '../stack/targets.ts';
import type { StackTarget } from '../stack/targets.ts';

const words = adapterWords.targets;

/** Which chat it is, and whether it goes by the default. */
export function ChatSource() {
  const title = useChatStore((state) => selectOpenChat(state)?.conversation.title);
  const { isOwn } = useChatStack();
  if (title === undefined) return null;
  return (
    <>
      <span dir="auto" className="max-w-60 min-w-0 truncate text-small text-ink-2">
        {title === '' ? chatWords.list.untitled : title}
      </span>
      {isOwn ? (
        <Button size="small" variant="quiet" onClick={() => void setChatStack(null)}>
          {words.backToDefault}
        </Button>
      ) : (
        <span className="text-small text-ink-3">{words.usesDefault}</span>
      )}
    </>
  );
}

/** For which models the default holds. */
export function DefaultScope({ target }: { target: Extract<StackTarget, { kind: 'default' }> }) {
  const rack = useAdapters((state) => state.rack);
  const active = useActiveModel();
  const modelId = useLoadedModelId();
  const isSet = rack !== null && findDefault(rack, target, modelId) !== undefined;
  const scopes = [
    { value: 'every', label: words.everyModel },
    ...(active.status === 'ready'
      ? [{ value: 'only', label: words.onlyModel(active.model.name) }]
      : []),
  ];
  return (
    <>
      <Select
        label={words.scope}
        isLabelHidden
        value={target.isForThisModel && active.status === 'ready' ? 'only' : 'every'}
        options={scopes}
        onChange={(scope) => selectTarget({ ...target, isForThisModel: scope === 'only' })}
        className="w-44"
      />
      {isSet && (
        <Button size="small" variant="quiet" onClick={() => void clearDefault(target)}>
          {words.clearDefault}
        </Button>
      )}
      {!isSet && target.isForThisModel && (
        <span className="text-small text-ink-3">{words.scopeNone}</span>
      )}
    </>
  );
}
