import { followArrival } from '../../../shared/adapterArrival.ts';
import { defaultSampling } from '../../../shared/api/common.ts';
import { defaultLoadOptions } from '../../../shared/api/models.ts';
import type { Stack } from '../../../shared/api/stack.ts';
import { AppError } from '../../../shared/errors.ts';
import type { Api } from '../../../shared/api.ts';
import { TestWindow } from '../testApp.ts';

const options = { ...defaultLoadOptions, contextSize: 256, threads: 1, gpuLayers: 0 } as const;

/** Offers the file as a person would: adds it, loads it, sends a message. Says how that ended. */
export async function tryModel(api: Api, path: string): Promise<string> {
  const added = await outcome(api.models.add({ path }));
  if ('error' in added) return `refused at the door: ${added.error}`;
  const { id } = added.result;
  try {
    const loaded = await outcome(api.models.load({ id, options }));
    return 'error' in loaded ? `refused on loading: ${loaded.error}` : await talk(api);
  } finally {
    await api.models.remove({ id });
  }
}

/** Offers it to the rack, and talks to the starter model under it if it is taken. */
export async function tryAdapter(api: Api, path: string): Promise<string> {
  const added = await outcome(followArrival(api.adapters.add({ path })));
  if ('error' in added) return `adapter refused at the door: ${added.error}`;
  if (!added.result.isNew) return 'adapter known already';
  const { id: adapterId } = added.result.adapter;
  try {
    await api.models.load({ id: await starterId(api), options });
    return `adapter taken: ${await talk(api, [{ adapterId, strength: 1 }])}`;
  } finally {
    await api.models.unload();
    await api.adapters.remove({ id: adapterId });
  }
}

async function starterId(api: Api): Promise<string> {
  for await (const { library } of await api.models.watch()) {
    const starter = library.find(({ origin }) => origin === 'starter');
    if (starter) return starter.id;
  }
  throw new Error('there is no starter model');
}

async function talk(api: Api, stack: Stack = []): Promise<string> {
  const { id } = await api.chat.createConversation();
  await api.chat.updateConversation({ id, stack, sampling: { ...defaultSampling, maxTokens: 4 } });
  const window = new TestWindow(api.chat, id);
  try {
    const sent = await outcome(
      api.chat.send({ conversationId: id, text: 'Hello there', attachmentIds: [] }),
    );
    if ('error' in sent) return `message refused: ${sent.error}`;
    await window.until(({ last }) => last?.role === 'assistant' && last.status !== 'streaming');
    const { last } = window;
    if (last?.error) return `reply failed: ${last.error.code}`;
    return last?.stack?.some(({ leftOut }) => leftOut !== null) ? 'left out' : 'tokens';
  } finally {
    await window.close();
  }
}

type Outcome<Result> = { result: Result } | { error: string };

/** Errors that nobody foresaw are no outcome. */
async function outcome<Result>(call: Promise<Result>): Promise<Outcome<Result>> {
  try {
    return { result: await call };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'internal') throw error;
    return { error: error.code };
  }
}
