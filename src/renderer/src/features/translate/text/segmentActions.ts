import type { TextSegment } from '../../../../../shared/api/translate.ts';
import { api } from '../../../api.ts';
import { translateWords } from '../../../messages/translate.ts';
import { attempt, showToast } from '../../../ui/toast.ts';
import type { SegmentWork } from '../segments/segmentWork.ts';
import { alternativeCount, nextUnconfirmed } from '../segments/segmentWork.ts';
import { selectSegmentIds, useTranslate } from '../translateStore.ts';
import { wholeTarget } from './typing.ts';

/** What can be done with the segments of the typed text. */
export const textWork: SegmentWork = {
  async edit(segmentId, target) {
    keep(await attempt(() => api.translate.editSegment({ segmentId, target })));
  },
  async confirm(segmentId, isConfirmed) {
    keep(await attempt(() => api.translate.confirmSegment({ segmentId, isConfirmed })));
  },
  async retranslate(segmentId) {
    await attempt(() => api.translate.retranslateSegment({ segmentId }));
  },
  listAlternatives: (segmentId) =>
    api.translate.listAlternatives({ segmentId, count: alternativeCount }),
  startEditing: (segmentId) => useTranslate.setState({ editingId: segmentId }),
  stopEditing: () => useTranslate.setState({ editingId: null }),
  async nextUnconfirmed(segmentId, step) {
    const state = useTranslate.getState();
    return nextUnconfirmed({
      ids: selectSegmentIds(state),
      from: segmentId,
      step,
      isConfirmed: (id) => state.segments.get(id)?.status === 'confirmed',
    });
  },
  light: (segmentId) => useTranslate.setState({ litId: segmentId }),
};

export async function copyTarget(): Promise<void> {
  await navigator.clipboard.writeText(wholeTarget());
  showToast({ title: translateWords.text.copied });
}

export function stopTranslating(): void {
  void attempt(() => api.translate.stop());
}

export function resumeTranslating(): void {
  void attempt(() => api.translate.resume());
}

export async function chooseProfile(profileId: string | null): Promise<void> {
  await attempt(() => api.translate.chooseProfile({ profileId }));
}

function keep(segment: TextSegment | null): void {
  if (segment === null) return;
  useTranslate.setState(({ segments }) => ({
    segments: new Map(segments).set(segment.id, segment),
  }));
}
