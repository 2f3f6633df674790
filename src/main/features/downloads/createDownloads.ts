import { randomUUID } from 'node:crypto';
import { implement } from '@orpc/server';
import { downloadsContract } from '../../../shared/api/downloads.ts';
import type { Download, DownloadsView } from '../../../shared/api/downloads.ts';
import { createTopic, startingWith } from '../../topic.ts';
import { readCatalogue } from './catalogue.ts';
import type { DownloadsDependencies } from './dependencies.ts';
import { createDownloadStore } from './downloadStore.ts';
import type { StoredDownload } from './downloadStore.ts';
import { createHub } from './hub.ts';
import { createLedger } from './ledger.ts';
import { createPlacing } from './placing.ts';
import { createRunner } from './runner.ts';
import { createToken } from './token.ts';
import { soon } from '../../soon.ts';
import { toDownload } from './views.ts';

/** Models from Hugging Face, while Downloads are on, and the ledger of every connection. */
export async function createDownloads(dependencies: DownloadsDependencies) {
  const { database, addModel, modelsFolder } = dependencies;
  const topic = createTopic<DownloadsView>();
  const publishing = soon(() => topic.publish(view()));
  const closing = new AbortController();

  const store = createDownloadStore(database);
  const ledger = createLedger(database, publishing.request);
  const token = await createToken(dependencies.tokenKeeper);
  const network = dependencies.openNetwork({ ledger: ledger.ledger, token: token.current });
  const catalogue = readCatalogue(dependencies.cataloguePath);
  const hub = createHub(network, catalogue);
  const placing = createPlacing(modelsFolder);
  const runner = createRunner({
    store,
    hub,
    network,
    placing,
    addModel,
    onChange: publishing.request,
  });

  function view(): DownloadsView {
    return {
      downloads: store.list().map(shown),
      openConnections: ledger.openConnections(),
      token: token.place(),
    };
  }

  function shown(download: StoredDownload): Download {
    return toDownload(download, {
      isRunning: runner.isRunning(download.id),
      progress: runner.progress(download.id),
    });
  }

  function resume(id: string): Download {
    if (store.get(id).status !== 'queued') store.queue(id);
    runner.fill();
    return shown(store.get(id));
  }

  function start(wanted: { repository: string; file: string }): Download {
    network.refuseWhileOff();
    const known = store.findFile(wanted);
    if (known) return known.status === 'done' ? shown(known) : resume(known.id);
    const id = randomUUID();
    store.insert({ id, ...wanted, target: placing.target(wanted, store.isTarget) });
    runner.fill();
    return shown(store.get(id));
  }

  async function setOn(isOn: boolean): Promise<void> {
    network.setOn(isOn);
    await runner.setOpen(isOn);
  }

  /** A question is given up with the caller, or when the studio closes. */
  function until(signal: AbortSignal | undefined): AbortSignal {
    return AbortSignal.any([closing.signal, ...(signal ? [signal] : [])]);
  }

  const os = implement(downloadsContract);
  const router = os.router({
    watch: os.watch.handler(({ signal }) => startingWith(view(), topic.subscribe(signal))),
    catalogue: os.catalogue.handler(() => catalogue),
    search: os.search.handler(({ input, signal }) => hub.search(input.query, until(signal))),
    repository: os.repository.handler(async ({ input, signal }) => {
      const { revision: _, ...listing } = await hub.repository(input.repository, until(signal));
      return listing;
    }),
    start: os.start.handler(({ input }) => start(input)),
    pause: os.pause.handler(({ input }) => runner.pause(store.get(input.id).id)),
    resume: os.resume.handler(({ input }) => {
      network.refuseWhileOff();
      resume(input.id);
    }),
    remove: os.remove.handler(({ input }) => runner.remove(store.get(input.id).id)),
    ledger: os.ledger.handler(({ input }) => ledger.page(input.before)),
    setToken: os.setToken.handler(async ({ input }) => {
      await token.set(input.token);
      publishing.request();
    }),
  });

  await setOn(dependencies.isOn);

  return {
    router,
    setOn,
    async close(): Promise<void> {
      closing.abort();
      await runner.close();
      publishing.cancel();
      topic.close();
    },
  };
}
