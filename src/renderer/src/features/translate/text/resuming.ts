import { useModels } from '../../models/modelsStore.ts';
import { useTranslate } from '../translateStore.ts';
import { resumeTranslating } from './segmentActions.ts';

/** What waited for a model, or was cut off by the change to another one, goes on by itself. */
export function resumeWithModels(): () => void {
  return useModels.subscribe(({ view }, before) => {
    const isReady = view?.active.status === 'ready';
    if (!isReady || before.view === null || before.view.active.status === 'ready') return;
    const { segments } = useTranslate.getState();
    if ([...segments.values()].some(({ target }) => target === null)) resumeTranslating();
  });
}
