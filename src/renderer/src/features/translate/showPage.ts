import { showWorkspace } from '../frame/frameStore.ts';
import { useTranslate } from './translateStore.ts';
import type { TranslatePage } from './translateStore.ts';

/** Brings a part of the workspace to the front. */
export function showPage(page: TranslatePage): void {
  showWorkspace('translate');
  useTranslate.setState({ page });
}
