import type { Conversation, Preset } from '../../../../../shared/api/chat.ts';
import { api } from '../../../api.ts';
import { chatWords } from '../../../messages/chat.ts';
import { attempt, showToast } from '../../../ui/toast.ts';
import { useChatStore } from '../chatStore.ts';

export async function loadPresets(): Promise<void> {
  useChatStore.setState({ presets: await api.chat.listPresets() });
}

export async function savePreset(
  name: string,
  { systemPrompt, sampling }: Conversation,
): Promise<void> {
  await api.chat.savePreset({ name, systemPrompt, sampling });
  await loadPresets();
}

export async function applyPreset(
  { name, systemPrompt, sampling }: Preset,
  former: Conversation,
): Promise<void> {
  await api.chat.updateConversation({ id: former.id, systemPrompt, sampling });
  showToast({
    title: chatWords.inspector.presetApplied(name),
    undo: () =>
      void attempt(() =>
        api.chat.updateConversation({
          id: former.id,
          systemPrompt: former.systemPrompt,
          sampling: former.sampling,
        }),
      ),
  });
}

export async function deletePreset({ id, ...preset }: Preset): Promise<void> {
  await api.chat.deletePreset({ id });
  await loadPresets();
  showToast({
    title: chatWords.inspector.presetDeleted(preset.name),
    undo: () => void attempt(() => api.chat.savePreset(preset).then(loadPresets)),
  });
}
