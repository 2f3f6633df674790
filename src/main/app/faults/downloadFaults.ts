import { join } from 'node:path';
import { createRandom } from '../../../../fixtures/gguf/randomNumbers.ts';
import type { Random } from '../../../../fixtures/gguf/randomNumbers.ts';
import { makeTemporaryFolder, removeFolder } from '../../testFolder.ts';
import { openBatch } from './downloadBatch.ts';
import { nextFault } from './faultPlan.ts';

export type FaultsResult = {
  kills: number;
  drops: number;
  /** Files that were downloaded through all of it. */
  files: number;
  fileBytes: number;
  sentBytes: number;
  connections: number;
  /** Of each fault and file it hit: bytes that had come and have to come again. */
  losses: number[];
  /** What must never be, each in words; empty when all is well. */
  wrongFiles: string[];
  falseClaims: string[];
  ledgerGaps: string[];
};

type FaultsOptions = { faults: number; seed: number; onFault?: (line: string) => void };

/**
 * Downloads from a fake hub, through cores that are killed and lines that are cut at random. After
 * each fault the disk is looked at; each download must end with the right file.
 */
export async function runDownloadFaults({
  faults,
  seed,
  onFault,
}: FaultsOptions): Promise<FaultsResult> {
  const random = createRandom(seed);
  const result: FaultsResult = {
    kills: 0,
    drops: 0,
    files: 0,
    fileBytes: 0,
    sentBytes: 0,
    connections: 0,
    losses: [],
    wrongFiles: [],
    falseClaims: [],
    ledgerGaps: [],
  };
  while (result.kills + result.drops < faults) {
    await runBatch({ random, result, faults, onFault });
  }
  return result;
}

type BatchTask = {
  random: Random;
  result: FaultsResult;
  faults: number;
  onFault: FaultsOptions['onFault'];
};

/** Two downloads at once, until both are done. */
async function runBatch({ random, result, faults, onFault }: BatchTask): Promise<void> {
  const folder = makeTemporaryFolder();
  const batch = await openBatch({ dataFolder: join(folder, 'data'), random, result });
  try {
    while (result.kills + result.drops < faults) {
      const fault = nextFault(random);
      if (!(await batch.reach(fault.moment))) break;
      const line = await batch.suffer(fault.kind);
      onFault?.(`${result.kills + result.drops} ${line}`);
    }
    await batch.finish();
  } finally {
    await batch.close();
    removeFolder(folder);
  }
}
