import type { Database } from '../../db/database.ts';
import type { ConnectionLedger, Network } from '../../network.ts';

/** Where the token for gated repositories is kept; `null` is none. */
export type TokenKeeper = {
  place: 'memory' | 'keychain';
  load(): Promise<string | null>;
  save(token: string | null): Promise<void>;
};

/** What the network needs of this feature: somebody who writes down, and the token. */
export type NetworkDoors = { ledger: ConnectionLedger; token: () => string | null };

export type DownloadsDependencies = {
  database: Database;
  /** Opens no connection yet; that is done by what it returns, and only while it is on. */
  openNetwork: (doors: NetworkDoors) => Network;
  /** Whether the person has Downloads switched on, when the studio opens. */
  isOn: boolean;
  /** Where models are put; beside them, in a folder of its own, what is on its way. */
  modelsFolder: string;
  cataloguePath: string;
  tokenKeeper: TokenKeeper;
  /** Hands a finished file of this hash to the library; resolves to the id it has there. */
  addModel: (path: string, sha256: string) => Promise<string>;
};
