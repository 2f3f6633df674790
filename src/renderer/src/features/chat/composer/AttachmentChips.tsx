import { FileText, X } from 'lucide-react';
import { chatWords } from '../../../messages/chat.ts';
import { formatBytes } from '../../../messages/numbers.ts';
import { removeFromDraft } from '../actions/drafts.ts';
import { selectDraft, useChatStore } from '../chatStore.ts';

const words = chatWords.composer;
const chip = 'flex h-7 max-w-72 items-center gap-1.5 rounded-md bg-sunken text-small text-ink-2';

/** The files of the draft, with what each takes of the context. */
export function AttachmentChips({ conversationId }: { conversationId: string | null }) {
  const { attachments, arriving } = useChatStore(selectDraft);
  if (conversationId === null || attachments.length + arriving.length === 0) return null;
  return (
    <ul aria-label={words.attachments} className="flex flex-wrap gap-1.5 px-3 pt-3">
      {attachments.map(({ id, name, tokens, sizeBytes }) => (
        <li key={id} className={`${chip} ps-2 pe-1`}>
          <FileText size={14} strokeWidth={1.75} aria-hidden className="shrink-0" />
          <span dir="auto" className="truncate text-ink">
            {name}
          </span>
          <span className="figures shrink-0 text-status text-ink-3">
            {tokens === null ? formatBytes(sizeBytes) : words.tokens(tokens)}
          </span>
          <button
            type="button"
            aria-label={words.remove(name)}
            onClick={() => removeFromDraft(conversationId, id)}
            className="flex size-5 shrink-0 items-center justify-center rounded-sm text-ink-3 hover:bg-pressed hover:text-ink"
          >
            <X size={13} strokeWidth={2} aria-hidden />
          </button>
        </li>
      ))}
      {arriving.map(({ key, name }) => (
        <li key={key} className={`${chip} animate-pulse px-2`}>
          <span dir="auto" className="truncate">
            {words.arriving(name)}
          </span>
        </li>
      ))}
    </ul>
  );
}
