import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { pick } from '../../../../fixtures/gguf/randomNumbers.ts';
import type { Random } from '../../../../fixtures/gguf/randomNumbers.ts';
import { writeTinyModel } from '../../../../fixtures/gguf/tinyModels.ts';
import { hashOf, startFakeHub } from '../../../../fixtures/huggingFace/fakeHub.ts';
import { createPacedStorage } from '../../../../fixtures/huggingFace/pacedStorage.ts';
import type { Transfer } from '../../../../fixtures/huggingFace/pacedStorage.ts';
import { makeTemporaryFolder, removeFolder } from '../../testFolder.ts';
import { startDownloadingCore } from './coreProcess.ts';
import type { FaultsResult } from './downloadFaults.ts';
import type { WantedFile } from './evidence.ts';
import type { Fault, Moment } from './faultPlan.ts';
import { createInspection } from './inspection.ts';

const repository = 'someone/models-GGUF';
const mebibyte = 1024 * 1024;
/** One below and one above what several connections are used for. */
const sizes = { one: 24 * mebibyte, several: 80 * mebibyte };
const bytesPerSecondEach = 2 * mebibyte;
const patienceMilliseconds = 120_000;
const lookMilliseconds = 5;

type BatchOptions = { dataFolder: string; random: Random; result: FaultsResult };

/** A hub with two files, and a core, started again after each kill, that wants both. */
export async function openBatch({ dataFolder, random, result }: BatchOptions) {
  const files = [wantedFile('one.gguf', sizes.one), wantedFile('several.gguf', sizes.several)];
  const hub = await startFakeHub(
    files.map(({ name, content }) => ({ repository, path: name, content })),
  );
  const storage = createPacedStorage(bytesPerSecondEach);
  hub.state.storageBehaviour = storage.behaviour;
  const inspection = createInspection({ dataFolder, files, hub, result });
  const task = {
    dataFolder,
    hub: hub.origin,
    storage: hub.storageOrigin,
    repository,
    files: files.map(({ name }) => name),
  };
  let core = startDownloadingCore(task);

  /** False once the core has ended by itself. */
  async function until(isReached: () => boolean): Promise<boolean> {
    const deadline = performance.now() + patienceMilliseconds;
    while (!isReached()) {
      if (core.hasEnded()) return false;
      if (performance.now() > deadline) throw new Error('nothing happened for too long');
      await delay(lookMilliseconds);
    }
    return !core.hasEnded();
  }

  async function reach(moment: Moment): Promise<boolean> {
    if (moment.after === 'bytes') {
      const goal = storage.sentBytes() + moment.count;
      return until(() => storage.sentBytes() >= goal);
    }
    if (moment.after === 'last-byte' && !(await until(isSomethingSent))) return false;
    const goal = performance.now() + moment.milliseconds;
    return until(() => performance.now() >= goal);
  }

  /** Of a file whose last byte this core has been sent, and that nothing more is sent of. */
  function isSomethingSent(): boolean {
    return files.some(({ content }) => {
      const own = storage.transfers().filter((transfer) => transfer.content === content);
      return own.length > 0 && own.every(({ position, end, isCut }) => position === end || isCut);
    });
  }

  async function suffer(kind: Fault['kind']): Promise<string> {
    const open = storage.open();
    if (kind === 'kill' || open.length === 0) return kill();
    return drop(kind === 'drop-all' ? open : [pick(random, open)]);
  }

  async function kill(): Promise<string> {
    await core.kill();
    result.kills += 1;
    const lost = inspection.afterFault(storage.transfers().filter(({ isCut }) => !isCut));
    storage.forget();
    core = startDownloadingCore(task);
    return `kill, bytes lost: ${lost.join(', ')}`;
  }

  /** Looks at the disk once the core has come back for what it was cut off from. */
  async function drop(chosen: readonly Transfer[]): Promise<string> {
    const before = storage.transfers();
    storage.hold();
    storage.cut(chosen);
    result.drops += 1;
    const hasComeBack = ({ content }: Transfer): boolean =>
      storage.transfers().some((each) => each.content === content && !before.includes(each));
    await until(() => chosen.every(hasComeBack));
    const lost = inspection.afterFault(chosen);
    storage.release();
    return `drop of ${chosen.length} of ${before.length}, bytes lost: ${lost.join(', ')}`;
  }

  return {
    /** Waits for the moment; false when the downloads were done before it. */
    reach,
    /** One fault, and a look at what it left. */
    suffer,
    /** Lets the downloads come to their end, which must be the right files. */
    async finish(): Promise<void> {
      await until(() => false);
      const complaint = core.complaint();
      if (complaint !== null) throw new Error(`the core ended: ${complaint}`);
      inspection.atTheEnd();
      result.files += files.length;
      result.fileBytes += files.reduce((sum, { content }) => sum + content.length, 0);
      result.connections += hub.state.requests.length;
    },
    async close(): Promise<void> {
      await core.kill();
      result.sentBytes += storage.sentBytes();
      storage.close();
      await hub.close();
    },
  };
}

/** A model that is good as far as its header goes, and otherwise unlike any other file. */
function wantedFile(name: string, sizeBytes: number): WantedFile {
  const folder = makeTemporaryFolder();
  const model = readFileSync(writeTinyModel(folder, 'llama-bpe'));
  removeFolder(folder);
  const content = Buffer.concat([model, randomBytes(sizeBytes - model.length)]);
  return { name, content, sha256: hashOf(content) };
}
