import { adapterWords } from '../../../messages/adapters.ts';
import { Button } from '../../../ui/Button.tsx';
import { Popover } from '../../../ui/Popover.tsx';
import { StackEditor } from '../../adapters/stack/StackEditor.tsx';
import { useChatStack } from '../../adapters/stack/targets.ts';
import { setChatStack } from '../actions/chatStack.ts';

const words = adapterWords.chips;

/** The adapters of the open conversation, with their strengths. */
export function StackSection() {
  const { stack, isOwn } = useChatStack();
  return (
    <section aria-labelledby="stack-title" className="flex flex-col gap-2">
      <div className="flex h-7 items-center justify-between">
        <h3 id="stack-title" className="text-ui font-semibold">
          {adapterWords.title}
        </h3>
        {isOwn && (
          <Button
            size="small"
            variant="quiet"
            onClick={() => void setChatStack(null)}
            className="-me-2"
          >
            {adapterWords.targets.backToDefault}
          </Button>
        )}
      </div>
      {stack.length === 0 ? (
        <p className="text-small text-ink-3">{words.none}</p>
      ) : (
        <StackEditor stack={stack} onChange={setChatStack} isOnlyOn />
      )}
      <Popover
        title={words.picker}
        align="end"
        trigger={
          <Button size="small" className="self-start">
            {words.choose}
          </Button>
        }
      >
        <StackEditor stack={stack} onChange={setChatStack} />
      </Popover>
    </section>
  );
}
