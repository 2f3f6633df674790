import type { Summary } from '../../../shared/api/summarize.ts';
import type { SummarizeDependencies } from './dependencies.ts';
import type { DocumentStore } from './documents/documentStore.ts';
import { exportSummary } from './exporting/exports.ts';

/** Leaves room for questions and answers. */
const largestShare = 0.6;

/** What a chat takes without a model to count with: a context of usual size. */
const usualContextSize = 4096;

const charactersPerToken = 3;

type AskingParts = {
  documents: DocumentStore;
  dependencies: Pick<SummarizeDependencies, 'engine' | 'models' | 'startChat'>;
};

/** A chat about the documents of a summary. */
export function createAskAbout({ documents, dependencies }: AskingParts) {
  const { engine, models, startChat } = dependencies;

  function textOf(documentId: string): string {
    return [...documents.eachBlock(documentId)].map(({ text }) => text).join('\n\n');
  }

  async function fits(summary: Summary): Promise<boolean> {
    const contextSize = models.ready()?.contextSize ?? usualContextSize;
    const length = summary.documents.reduce((sum, document) => sum + document.length, 0);
    const room = contextSize * largestShare;
    // Far too long to be worth counting, or nothing to count with.
    if (!models.ready() || length > room * 12) return length < room * charactersPerToken;
    const counts = await engine.countTokens(summary.documents.map(({ id }) => textOf(id)));
    return counts.reduce((sum, count) => sum + count, 0) <= room;
  }

  return async function askAbout(summary: Summary): Promise<{ conversationId: string }> {
    const texts = (await fits(summary))
      ? summary.documents.map(({ id, name }) => ({ name, content: textOf(id) }))
      : [summaryFile(summary)];
    return { conversationId: await startChat(summary.title, texts) };
  };
}

export type AskAbout = ReturnType<typeof createAskAbout>;

function summaryFile(summary: Summary): { name: string; content: string } {
  const { fileName, content } = exportSummary(summary, { format: 'markdown', withReceipts: true });
  return { name: fileName, content };
}
