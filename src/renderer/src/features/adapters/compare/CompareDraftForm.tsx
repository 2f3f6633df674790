import { chatWords } from '../../../messages/chat.ts';
import { compareWords as words } from '../../../messages/compare.ts';
import { Button } from '../../../ui/Button.tsx';
import { Select } from '../../../ui/Select.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { TextArea } from '../../../ui/TextField.tsx';
import { selectOpenChat, useChatStore } from '../../chat/chatStore.ts';
import { useActiveModel } from '../../models/modelsStore.ts';
import { ColumnPickers } from './ColumnPickers.tsx';
import { startComparison } from './compareActions.ts';
import { changeDraft, useCompare } from './compareStore.ts';

/** The prompt, once, and the stacks that are to answer it. */
export function CompareDraftForm() {
  const draft = useCompare((state) => state.draft);
  const isStarting = useCompare((state) => state.isStarting);
  const hasModel = useActiveModel().status === 'ready';
  const canStart = draft.prompt.trim() !== '' && !isStarting && hasModel;
  return (
    <form
      aria-label={words.new}
      className="flex flex-col gap-4 px-5 py-4"
      onSubmit={(event) => {
        event.preventDefault();
        void startComparison();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        void startComparison();
      }}
    >
      <p className="max-w-reading text-small text-ink-2">{words.explain}</p>
      <TextArea
        label={words.prompt}
        placeholder={words.promptPlaceholder}
        value={draft.prompt}
        onChange={(prompt) => changeDraft({ prompt })}
        className="max-w-reading"
      />
      <div className="flex max-w-reading flex-wrap items-start gap-4">
        <Beginning />
        {!draft.isAfterChat && (
          <TextArea
            label={words.systemPrompt}
            placeholder={words.systemPromptPlaceholder}
            rows={1}
            value={draft.systemPrompt}
            onChange={(systemPrompt) => changeDraft({ systemPrompt })}
            className="min-w-60 flex-1 [&_textarea]:min-h-8"
          />
        )}
      </div>
      <ColumnPickers
        columns={draft.columns}
        fewest={2}
        onChange={(columns) => changeDraft({ columns })}
      />
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" variant="primary" disabled={!canStart}>
          {isStarting ? words.starting : words.run}
        </Button>
        <Switch
          label={words.blind}
          isLabelShown
          isOn={draft.isBlind}
          onChange={(isBlind) => changeDraft({ isBlind })}
        />
        {!hasModel && <p className="text-small text-amber-text">{words.noModel}</p>}
      </div>
    </form>
  );
}

function Beginning() {
  const isAfterChat = useCompare((state) => state.draft.isAfterChat);
  const title = useChatStore((state) => selectOpenChat(state)?.conversation.title);
  if (title === undefined) return null;
  return (
    <Select
      label={words.after}
      value={isAfterChat ? 'chat' : 'nothing'}
      options={[
        { value: 'nothing', label: words.afterNothing },
        {
          value: 'chat',
          label: words.afterChat(title === '' ? chatWords.list.untitled : title),
        },
      ]}
      onChange={(value) => changeDraft({ isAfterChat: value === 'chat' })}
      className="w-60"
    />
  );
}
