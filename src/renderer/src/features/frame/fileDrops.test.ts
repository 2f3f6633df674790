// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AdapterArrival } from '../../../../shared/api/adapters.ts';
import { connectTo } from '../../connection/testCore.ts';
import type { Call } from '../../connection/testCore.ts';
import { useAdding } from '../adapters/adding/addingStore.ts';
import { useAdapters } from '../adapters/adaptersStore.ts';
import { acceptFileDrops } from './fileDrops.ts';
import { useFrame } from './frameStore.ts';

const path = '/home/me/adapters/kind-tone';

acceptFileDrops(window);

beforeEach(() => useFrame.setState({ workspace: 'adapters' }));
afterEach(() => vi.unstubAllGlobals());

/** What the window hears when a folder is let go over it. */
function dropFolder(name: string): Event {
  const folder = new File([], name);
  const item = { getAsFile: () => folder, webkitGetAsEntry: () => ({ isDirectory: true }) };
  const event = new Event('drop', { bubbles: true, cancelable: true });
  Object.assign(event, { dataTransfer: { types: ['Files'], files: [folder], items: [item] } });
  document.body.dispatchEvent(event);
  return event;
}

const arrivals = () => useAdding.getState().arrivals;

/** A core that is converting for as long as it is not told to go on. */
function connectToConverting(): { calls: Call[]; finish: () => void } {
  const { promise, resolve: finish } = Promise.withResolvers<void>();
  async function* add(): AsyncGenerator<AdapterArrival> {
    yield { type: 'converting', fraction: 0.5 };
    await promise;
    yield { type: 'added', adapter: { id: 'converted', name: 'kind-tone' } as never, isNew: true };
  }
  return { calls: connectTo({ 'adapters.add': add }), finish };
}

test('a folder dropped on the desktop window is added by its path, and its conversion is shown', async () => {
  vi.stubGlobal('alcove', { pathForFile: ({ name }: File) => `/home/me/adapters/${name}` });
  const { calls, finish } = connectToConverting();
  const event = dropFolder('kind-tone');
  expect(event.defaultPrevented).toBe(true);
  await vi.waitFor(() => expect(arrivals()).toMatchObject([{ name: 'kind-tone', fraction: 0.5 }]));
  expect(calls).toEqual([{ method: 'adapters.add', input: { path } }]);
  finish();
  await vi.waitFor(() => expect(useAdapters.getState().selectedId).toBe('converted'));
  expect(arrivals()).toEqual([]);
});

test('in front of anything but the rack a folder is left alone', () => {
  vi.stubGlobal('alcove', { pathForFile: () => path });
  const { calls } = connectToConverting();
  useFrame.setState({ workspace: 'chat' });
  dropFolder('holidays');
  expect(calls).toEqual([]);
});
