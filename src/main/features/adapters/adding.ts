import { basename } from 'node:path';
import { maxReceivedBytes } from '../../../shared/api/files.ts';
import type { AddedAdapter } from '../../../shared/adapterArrival.ts';
import { absolutePath } from '../../paths.ts';
import { withProgress } from './arrivals.ts';
import type { Journey } from './arrivals.ts';
import type { createOwnFiles } from './ownFiles.ts';
import { convertFolder, convertSent, onlyGguf, peftFolder } from './peftFiles.ts';
import { nameFromPath } from './rack.ts';
import type { createRack, NewAdapter } from './rack.ts';
import type { ModelShape } from './verdict.ts';

export type AddingParts = {
  rack: ReturnType<typeof createRack>;
  ownFiles: ReturnType<typeof createOwnFiles>;
  /** Of the model in use; fails with `no-model`. */
  shape: () => Promise<ModelShape>;
  takeFile: (fileId: string, limitBytes: number) => Promise<{ name: string; content: Buffer }>;
};

/** The ways onto the rack: a file where it lies, a file that was sent, a PEFT adapter of either kind. */
export function createAdding({ rack, ownFiles, shape, takeFile }: AddingParts) {
  /** What is known already, or no adapter, leaves no copy behind. */
  async function addOwn(
    parts: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
    about: Omit<NewAdapter, 'path'>,
  ): Promise<AddedAdapter> {
    const path = await ownFiles.write(parts);
    let added: AddedAdapter | null = null;
    try {
      added = await rack.add({ ...about, path });
      return added;
    } finally {
      if (added?.adapter.path !== path) await ownFiles.discard(path);
    }
  }

  function addFile(path: string): Promise<AddedAdapter> {
    return rack.add({ path, origin: 'added', source: null, fallbackName: nameFromPath(path) });
  }

  return {
    async addPath(given: string, journey: Journey): Promise<AddedAdapter> {
      const asked = absolutePath(given);
      const folder = await peftFolder(asked);
      const path = folder === null ? asked : await onlyGguf(folder);
      if (folder === null || path !== null) return addFile(path ?? asked);
      return convertFolder(folder, await shape(), (parts, bytes) =>
        addOwn(withProgress(parts, bytes, journey), {
          origin: 'converted',
          source: folder,
          fallbackName: basename(folder),
        }),
      );
    },

    async addSent(fileIds: readonly string[], journey: Journey): Promise<AddedAdapter> {
      const files = [];
      for (const fileId of fileIds) files.push(await takeFile(fileId, maxReceivedBytes));
      const [first] = files;
      if (first && files.length === 1 && !/\.(json|safetensors)$/iu.test(first.name)) {
        const { name, content } = first;
        const fallbackName = nameFromPath(name);
        return addOwn([content], { origin: 'added', source: name, fallbackName });
      }
      const source = files.map(({ name }) => name).join(', ');
      return convertSent(files, await shape(), (parts, bytes) =>
        addOwn(withProgress(parts, bytes, journey), {
          origin: 'converted',
          source,
          fallbackName: source,
        }),
      );
    },
  };
}
