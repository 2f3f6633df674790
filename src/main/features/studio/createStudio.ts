import { freemem, totalmem } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { implement } from '@orpc/server';
import { studioContract } from '../../../shared/api/studio.ts';
import type { StudioInfo, StudioStatus } from '../../../shared/api/studio.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Jobs } from '../../jobs.ts';

const statusMilliseconds = 3000;

type StudioParts = { info: StudioInfo; engine: Engine; jobs: Jobs };

export function createStudio({ info, engine, jobs }: StudioParts) {
  const closing = new AbortController();

  async function status(): Promise<StudioStatus> {
    return {
      coreMemoryBytes: process.memoryUsage.rss(),
      // An engine that ends while it is asked has no memory any more.
      engineMemoryBytes: await engine.residentBytes().catch(() => null),
      freeMemoryBytes: freemem(),
      totalMemoryBytes: totalmem(),
      foreground: jobs.foreground(),
    };
  }

  async function* watchStatus(signal: AbortSignal): AsyncGenerator<StudioStatus, void, void> {
    while (!signal.aborted) {
      yield await status();
      await delay(statusMilliseconds, undefined, { signal }).catch(() => undefined);
    }
  }

  const os = implement(studioContract);
  const router = os.router({
    info: os.info.handler(() => info),
    watchStatus: os.watchStatus.handler(({ signal }) =>
      watchStatus(AbortSignal.any([closing.signal, ...(signal ? [signal] : [])])),
    ),
  });

  return { router, close: (): void => closing.abort() };
}
