import type { FileSegment } from '../../../../../shared/api/translationFiles.ts';
import { api } from '../../../api.ts';
import { fileWords } from '../../../messages/translationFiles.ts';
import { attempt, showToast } from '../../../ui/toast.ts';
import { alternativeCount } from '../segments/segmentWork.ts';
import type { SegmentWork } from '../segments/segmentWork.ts';
import { useFiles } from './filesStore.ts';
import { changeOpen, keepSegment, positionOf, segmentAt } from './openFile.ts';

/** What can be done with the segments of the file that is looked into. */
export const fileWork: SegmentWork = {
  edit: (segmentId, target) =>
    change((fileId) => api.translationFiles.editSegment({ fileId, segmentId, target })),
  confirm: (segmentId, isConfirmed) =>
    change((fileId) => api.translationFiles.confirmSegment({ fileId, segmentId, isConfirmed })),
  retranslate: (segmentId) =>
    change((fileId) => api.translationFiles.retranslateSegment({ fileId, segmentId })),
  async listAlternatives(segmentId) {
    const fileId = useFiles.getState().open?.fileId;
    if (fileId === undefined) return [];
    return api.translationFiles.listAlternatives({ fileId, segmentId, count: alternativeCount });
  },
  startEditing: (segmentId) => {
    const { open } = useFiles.getState();
    const position = open && positionOf(open, segmentId);
    changeOpen({ editingId: segmentId, ...(position !== null && { target: { position } }) });
  },
  stopEditing: () => changeOpen({ editingId: null }),
  nextUnconfirmed,
  light: (litId) => changeOpen({ litId }),
};

async function nextUnconfirmed(segmentId: string, step: 1 | -1): Promise<string | null> {
  const { open } = useFiles.getState();
  const from = open && positionOf(open, segmentId);
  if (from === null) return null;
  for (let position = from + step; ; position += step) {
    const segment = await segmentAt(position);
    if (segment === null) return null;
    if (segment.status !== 'confirmed') return segment.id;
  }
}

async function change(action: (fileId: string) => Promise<FileSegment>): Promise<void> {
  const fileId = useFiles.getState().open?.fileId;
  if (fileId === undefined) return;
  const segment = await attempt(() => action(fileId));
  if (segment !== null) keepSegment(segment);
}

/** Every segment with a target; one by one they can be taken back. */
export async function confirmAll(fileId: string): Promise<void> {
  const file = await attempt(() => api.translationFiles.confirmAll({ fileId }));
  if (file !== null) showToast({ title: fileWords.allConfirmed(file.confirmed) });
}
