import { chatWords } from '../../../messages/chat.ts';
import { TextArea } from '../../../ui/TextField.tsx';
import { changeDetails } from '../actions/details.ts';
import { selectOpenChat, useChatStore } from '../chatStore.ts';
import { ContextFigures } from './ContextFigures.tsx';
import { Presets } from './Presets.tsx';
import { SamplingFields } from './SamplingFields.tsx';
import { StackSection } from './StackSection.tsx';

const words = chatWords.inspector;

/** What the model is told and how it chooses its words, for the open conversation. */
export function Inspector() {
  const conversation = useChatStore((state) => selectOpenChat(state)?.conversation);
  if (conversation === undefined) return null;
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-6 overflow-y-auto px-4 pt-3 pb-8">
      <Presets conversation={conversation} />
      <TextArea
        label={words.systemPrompt}
        description={words.systemPromptHint}
        placeholder={words.systemPromptPlaceholder}
        value={conversation.systemPrompt}
        onChange={(systemPrompt) => changeDetails({ systemPrompt })}
        className="max-h-80"
      />
      <StackSection />
      <SamplingFields sampling={conversation.sampling} />
      <ContextFigures />
    </div>
  );
}
