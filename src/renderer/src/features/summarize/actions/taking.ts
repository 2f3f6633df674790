import type { Summary } from '../../../../../shared/api/summarize.ts';
import { AppError } from '../../../../../shared/errors.ts';
import { api } from '../../../api.ts';
import { summarizeWords } from '../../../messages/summarize.ts';
import { saveFile } from '../../../ui/fileTransfer.ts';
import { attempt, showToast } from '../../../ui/toast.ts';
import { openConversation } from '../../chat/actions/watching.ts';
import { showWorkspace } from '../../frame/frameStore.ts';

const mediaTypes = {
  markdown: 'text/markdown',
  text: 'text/plain',
  json: 'application/json',
} as const;

export async function exportSummary(id: string, format: keyof typeof mediaTypes): Promise<void> {
  const exported = await attempt(() => api.summarize.export({ id, format, withReceipts: true }));
  if (exported === null) return;
  const { fileName, content } = exported;
  saveFile(fileName, new Blob([content], { type: mediaTypes[format] }));
}

/** The core hands out texts; a Word file, which is none, is put together in the window. */
export async function exportDocx(id: string): Promise<void> {
  await attempt(async () => {
    const [{ writeDocx }, summary, { fileName }] = await Promise.all([
      import('../result/wordFile.ts'),
      wholeSummary(id),
      api.summarize.export({ id, format: 'text', withReceipts: false }),
    ]);
    saveFile(fileName.replace(/\.txt$/u, '.docx'), await writeDocx(summary));
  });
}

/** As its watch stream tells it first. */
async function wholeSummary(summaryId: string): Promise<Summary> {
  for await (const event of await api.summarize.watch({ summaryId })) {
    if (event.type === 'snapshot') return event.summary;
  }
  throw new AppError('not-found', { what: 'summary' });
}

/** As Markdown, which most places one pastes into understand. */
export async function copySummary(id: string, withReceipts: boolean): Promise<void> {
  const format = withReceipts ? 'markdown' : 'text';
  const exported = await attempt(() => api.summarize.export({ id, format, withReceipts }));
  if (exported === null) return;
  await navigator.clipboard.writeText(exported.content);
  showToast({ title: summarizeWords.out.copied });
}

/** A chat with the documents as its context, in front and ready for the first question. */
export async function askAbout(id: string): Promise<void> {
  const asked = await attempt(() => api.summarize.askAbout({ id }));
  if (asked === null) return;
  showWorkspace('chat');
  openConversation(asked.conversationId);
}
