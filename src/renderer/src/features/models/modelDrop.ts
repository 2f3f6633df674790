import { addDroppedModels } from './addModelStore.ts';

const modelFile = /\.gguf$/i;

/**
 * Model files may be dropped anywhere on the window. Other files are left to what they were dropped
 * on; where nothing wants them, nothing happens, and above all the page does not navigate to them.
 */
export function acceptModelDrops(target: Window): void {
  target.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  target.addEventListener(
    'drop',
    (event) => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      const dropped = files.filter((file) => modelFile.test(file.name));
      if (dropped.length < files.length) return;
      event.stopPropagation();
      addDroppedModels(dropped);
    },
    { capture: true },
  );
}
