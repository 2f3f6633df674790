import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import type { AddedAdapter } from '../../../shared/adapterArrival.ts';
import type { AdapterEntry } from '../../../shared/api/adapters.ts';
import type { AdapterStore, StoredAdapter } from './adapterStore.ts';
import { inspectAdapter } from './inspection/inspectAdapter.ts';
import type { Views } from './views.ts';

/** A file that is to come onto the rack. */
export type NewAdapter = Pick<StoredAdapter, 'path' | 'origin' | 'source'> & {
  /** Where the file itself has none. */
  fallbackName: string;
};

type Changes = { id: string; name?: string | undefined; description?: string | undefined };

const longestName = 120;
const longestDescription = 2000;

export type RackParts = { store: AdapterStore; views: Views; publish: () => void };

/** The adapters there are. A file that was added stays where it lies. */
export function createRack({ store, views, publish }: RackParts) {
  /** What is there already keeps its name and its place in stacks. */
  function comeBack(known: StoredAdapter): AddedAdapter {
    store.setRemoved(known.id, false);
    publish();
    return { adapter: views.entry(store.get(known.id)), isNew: known.isRemoved };
  }

  return {
    async add({ path, origin, source, fallbackName }: NewAdapter): Promise<AddedAdapter> {
      const inspected = await inspectAdapter(path);
      const atPath = store.findByPath(path);
      const known = atPath ?? store.findByHash(inspected.sha256);
      if (known) {
        const hasMoved = views.entry(known).availability !== 'available';
        if (atPath || hasMoved) store.saveFile(known.id, path, inspected);
        return comeBack(known);
      }
      const { name, description } = inspected.facts;
      const id = randomUUID();
      store.insert({
        ...inspected,
        id,
        name: (name ?? fallbackName).slice(0, longestName),
        description: (description ?? '').slice(0, longestDescription),
        path,
        origin,
        source,
      });
      publish();
      return { adapter: views.entry(store.get(id)), isNew: true };
    },

    update({ id, name, description }: Changes): AdapterEntry {
      const stored = store.get(id);
      store.saveText(id, {
        name: name ?? stored.name,
        description: description ?? stored.description,
      });
      publish();
      return views.entry(store.get(id));
    },

    move(id: string, position: number): void {
      store.get(id);
      const others = store.list().filter((adapter) => adapter.id !== id);
      const ids = others.map((adapter) => adapter.id);
      store.order(ids.toSpliced(position, 0, id));
      publish();
    },

    remove(id: string): void {
      store.get(id);
      store.setRemoved(id, true);
      publish();
    },

    restore(id: string): void {
      const known = store.find(id);
      if (!known) store.get(id);
      else comeBack(known);
    },
  };
}

/** For a file that does not say what it is called. */
export function nameFromPath(path: string): string {
  return basename(path).replace(/\.gguf$/iu, '') || basename(path);
}
