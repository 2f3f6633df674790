import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { FakeHub } from '../../../../fixtures/huggingFace/fakeHub.ts';
import type { Transfer } from '../../../../fixtures/huggingFace/pacedStorage.ts';
import type { FaultsResult } from './downloadFaults.ts';
import {
  ledgerRows,
  leftOverParts,
  namedFiles,
  unverifiedBytes,
  verifiedBlocks,
} from './evidence.ts';
import type { WantedFile } from './evidence.ts';

type Inspected = { dataFolder: string; files: WantedFile[]; hub: FakeHub; result: FaultsResult };

/** Looks at what a core has left on the disk, and writes down in the result what must not be. */
export function createInspection({ dataFolder, files, hub, result }: Inspected) {
  const modelsFolder = join(dataFolder, 'models');
  const databasePath = join(dataFolder, 'alcove.db');

  function lookForWrongFiles(): void {
    for (const path of namedFiles(modelsFolder)) {
      const file = files.find(({ name }) => name === basename(path));
      const isRight = file && readFileSync(join(modelsFolder, path)).equals(file.content);
      if (!isRight) result.wrongFiles.push(path);
    }
  }

  /** Each request that a server has seen is in the ledger, under its host. */
  function lookForGaps(): void {
    const origins = { hub: hub.origin, storage: hub.storageOrigin };
    const seen = hub.state.requests.map(({ server }) => new URL(origins[server]).host);
    const rows = ledgerRows(databasePath);
    for (const host of new Set(seen)) {
      const seenCount = seen.filter((each) => each === host).length;
      const written = rows.filter((row) => row.host === host).length;
      if (written < seenCount) result.ledgerGaps.push(`${host}: ${written} of ${seenCount}`);
    }
  }

  return {
    /** Gives back, for each file, the bytes of these transfers that were lost. */
    afterFault(cut: readonly Transfer[]): number[] {
      lookForWrongFiles();
      lookForGaps();
      return files.map((file) => {
        const verified = verifiedBlocks(modelsFolder, file);
        if (verified.falseClaims > 0) {
          result.falseClaims.push(`${file.name}: ${verified.falseClaims}`);
        }
        const own = cut.filter(({ content }) => content === file.content);
        const bytes = unverifiedBytes(own, verified);
        if (own.length > 0) result.losses.push(bytes);
        return bytes;
      });
    },

    /** Every file must be there, nothing else, and every connection at its end. */
    atTheEnd(): void {
      lookForWrongFiles();
      lookForGaps();
      const named = namedFiles(modelsFolder).map((path) => basename(path));
      const missing = files.filter(({ name }) => !named.includes(name));
      result.wrongFiles.push(...missing.map(({ name }) => `${name} is missing`));
      result.wrongFiles.push(...leftOverParts(modelsFolder));
      const unended = ledgerRows(databasePath).filter(({ outcome }) => outcome === 'open');
      result.ledgerGaps.push(...unended.map(({ host }) => `${host} without an end`));
    },
  };
}
