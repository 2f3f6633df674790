import type { Glossary, GlossaryTerm } from '../../../../../shared/api/glossaries.ts';
import type { Language } from '../../../../../shared/languages.ts';
import { api, watch } from '../../../api.ts';
import { receiveFile } from '../../../connection/receiveFile.ts';
import { glossaryWords } from '../../../messages/glossaries.ts';
import { chooseFiles, saveFile } from '../../../ui/fileTransfer.ts';
import { attempt, showError, showToast } from '../../../ui/toast.ts';
import { selectShown, useGlossaries } from './glossariesStore.ts';
import type { TermDraft } from './glossariesStore.ts';

const words = glossaryWords;
const fileKinds = '.csv,.tsv,.tbx,.xml';
const mediaTypes = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  tbx: 'application/xml',
} as const;
/** So many terms are fetched at a time. */
const pageSize = 200;

export function watchGlossaries(): () => void {
  return watch({
    open: (signal) => api.glossaries.watch(undefined, { signal }),
    onEvent: (glossaries) => {
      useGlossaries.setState({ glossaries });
      keepShown(glossaries);
    },
    onError: showError,
  });
}

/** Something is shown wherever there is something to show. */
function keepShown(glossaries: readonly Glossary[]): void {
  const { open } = useGlossaries.getState();
  if (glossaries.some(({ id }) => id === open?.glossaryId)) return void refreshTerms();
  const [first] = glossaries;
  if (first === undefined) useGlossaries.setState({ open: null });
  else showGlossary(first.id);
}

export function showGlossary(glossaryId: string): void {
  useGlossaries.setState({ open: { glossaryId, query: '', total: null, terms: [] } });
  void refreshTerms();
}

export function searchTerms(query: string): void {
  useGlossaries.setState(({ open }) => ({ open: open && { ...open, query } }));
  void refreshTerms();
}

/** As many as are shown already, or the first page. */
async function refreshTerms(): Promise<void> {
  const { open } = useGlossaries.getState();
  if (open === null) return;
  const { glossaryId, query } = open;
  const count = Math.min(500, Math.max(pageSize, open.terms.length));
  const found = await attempt(() =>
    api.glossaries.listTerms({ glossaryId, query, from: 0, count }),
  );
  const now = useGlossaries.getState().open;
  if (found === null || now?.glossaryId !== glossaryId || now.query !== query) return;
  useGlossaries.setState({ open: { ...now, ...found } });
}

export async function showMoreTerms(): Promise<void> {
  const { open } = useGlossaries.getState();
  if (open === null) return;
  const { glossaryId, query, terms } = open;
  const found = await attempt(() =>
    api.glossaries.listTerms({ glossaryId, query, from: terms.length, count: pageSize }),
  );
  if (found === null || useGlossaries.getState().open !== open) return;
  useGlossaries.setState({ open: { ...open, ...found, terms: [...terms, ...found.terms] } });
}

export type GlossaryDraft = { name: string; from: Language; to: Language };

/** Empty, or with the terms of a file. */
export async function createGlossary(draft: GlossaryDraft, file: File | null): Promise<void> {
  await attempt(async () => {
    const received = file === null ? null : await receiveFile(file);
    const glossary = await api.glossaries.create(draft);
    showGlossary(glossary.id);
    if (received === null) return;
    const { from, to } = draft;
    try {
      const done = await api.glossaries.import({
        fileId: received.fileId,
        glossaryId: glossary.id,
        from,
        to,
      });
      showToast({ title: words.imported(done.added, done.skipped) });
    } catch (error) {
      await api.glossaries.delete({ id: glossary.id });
      throw error;
    }
  });
}

/** The pair of the new glossary has to be known first, so a dialog asks. */
export async function chooseGlossaryFile(): Promise<void> {
  const [file] = await chooseFiles({ accept: fileKinds, isMultiple: false });
  if (file !== undefined) useGlossaries.setState({ creating: { file } });
}

/** Into the glossary that is shown. */
export async function importInto({ id, from, to }: Glossary): Promise<void> {
  const [file] = await chooseFiles({ accept: fileKinds, isMultiple: false });
  if (file === undefined) return;
  await attempt(async () => {
    const { fileId } = await receiveFile(file);
    const done = await api.glossaries.import({ fileId, glossaryId: id, from, to });
    showToast({ title: words.imported(done.added, done.skipped) });
    await refreshTerms();
  });
}

export async function exportGlossary(id: string, format: keyof typeof mediaTypes): Promise<void> {
  const exported = await attempt(() => api.glossaries.export({ id, format }));
  if (exported === null) return;
  saveFile(exported.fileName, new Blob([exported.content], { type: mediaTypes[format] }));
}

export async function renameGlossary(id: string, name: string): Promise<void> {
  await attempt(() => api.glossaries.rename({ id, name }));
}

export async function activateGlossary(id: string, isActive: boolean): Promise<void> {
  await attempt(() => api.glossaries.setActive({ id, isActive }));
}

export async function deleteGlossary({ id, name }: Glossary): Promise<void> {
  await attempt(async () => {
    await api.glossaries.delete({ id });
    showToast({
      title: words.deleted(name),
      undo: () => void attempt(() => api.glossaries.restore({ id })),
    });
  });
}

export function editTerm(draft: TermDraft | null): void {
  useGlossaries.setState({ draft });
}

export async function saveTerm({ id, ...term }: TermDraft): Promise<void> {
  const glossary = selectShown(useGlossaries.getState());
  if (glossary === null) return;
  await attempt(async () => {
    await api.glossaries.saveTerm({
      glossaryId: glossary.id,
      term: id === undefined ? term : { ...term, id },
    });
    await refreshTerms();
  });
}

/** Undo puts it back as a term of the same words. */
export async function deleteTerm({ id, ...term }: GlossaryTerm): Promise<void> {
  const glossary = selectShown(useGlossaries.getState());
  if (glossary === null) return;
  await attempt(async () => {
    await api.glossaries.deleteTerm({ glossaryId: glossary.id, termId: id });
    await refreshTerms();
    showToast({ title: words.termDeleted(term.source), undo: () => void saveTerm(term) });
  });
}
