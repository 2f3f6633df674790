import type { Api } from '../../shared/api.ts';
import type { AdapterEntry, RackView } from '../../shared/api/adapters.ts';
import type { App } from './createApp.ts';
import { openTestApp } from './testApp.ts';
import type { FakeEngineOptions } from '../engine/fake.ts';

export type TestRack = { app: App; api: Api; starter: { formal: string; informal: string } };

/** The first view of the rack that the condition holds for. */
export async function rackWhen(
  api: Api,
  condition: (rack: RackView) => boolean,
): Promise<RackView> {
  const abort = new AbortController();
  for await (const rack of await api.adapters.watch(undefined, { signal: abort.signal })) {
    if (!condition(rack)) continue;
    abort.abort();
    return rack;
  }
  throw new Error('the stream of the rack ended');
}

export function adapterNamed(rack: RackView, name: string): AdapterEntry {
  const found = rack.adapters.find((adapter) => adapter.name === name);
  if (!found) throw new Error(`no ${name} on the rack`);
  return found;
}

/** The whole core, once the starter model is loaded and its adapters are judged. */
export async function openTestRack(
  dataFolder: string,
  fake: FakeEngineOptions = {},
): Promise<TestRack> {
  const { app, api } = await openTestApp({ dataFolder, fake });
  const rack = await rackWhen(
    api,
    ({ adapters }) =>
      adapters.length >= 4 && adapters.every(({ verdict }) => verdict.verdict !== 'no-model'),
  );
  const id = (name: string): string => adapterNamed(rack, name).id;
  return {
    app,
    api,
    starter: { formal: id('Formal address'), informal: id('Informal address') },
  };
}
