import type { LedgerEntry } from '../shared/api/downloads.ts';

/** Why a connection is opened, for the ledger that a person can read. */
export type Reason = Pick<LedgerEntry, 'purpose' | 'subject'>;

export type JsonRequest = Reason & {
  /** On the hub, from its root on. */
  path: string;
  signal: AbortSignal;
};

export type FileRequest = Reason & {
  /** On the hub, from its root on; must name one immutable version of the file. */
  path: string;
  /** As published. A file of another size or hash never gets its name. */
  sizeBytes: number;
  sha256: string;
  /** Where it grows; beside it lies a journal of the verified blocks. Kept after every failure. */
  partPath: string;
  /** Its name once it is whole and verified; must be on the same disk. */
  targetPath: string;
  signal: AbortSignal;
  /** At most a few times a second. */
  onProgress: (progress: FileProgress) => void;
};

export type FileProgress = {
  phase: 'connecting' | 'receiving' | 'waiting' | 'checking';
  doneBytes: number;
  /** Null until there is enough to tell. */
  bytesPerSecond: number | null;
  secondsLeft: number | null;
};

/**
 * The one way out of this machine: model files and their listings from Hugging Face, over https,
 * and only while the person has Downloads switched on. Features are handed it; none opens a
 * connection itself.
 *
 * Both calls fail with `downloads-off`, `download-refused`, `server-unreachable`,
 * `server-stalled`, `server-busy`, `server-answer-invalid`, `download-gated`, `token-rejected`,
 * `download-missing` or `cancelled`; files also with `download-changed`, `hash-mismatch`,
 * `target-taken`, `disk-full` and `disk-file-limit`.
 */
export type Network = {
  fetchJson(request: JsonRequest): Promise<unknown>;
  /** Resolves when the file lies under its name, on the disk. */
  downloadFile(request: FileRequest): Promise<void>;
  /** Throws `downloads-off` while the switch is off. */
  refuseWhileOff(): void;
  /** Off at first. Turning it off cuts every connection that is open. */
  setOn(isOn: boolean): void;
};

/** Told of a connection before it is opened, while it lasts, and at its end. */
export type ConnectionLedger = {
  open(connection: Reason & { host: string }): LedgerLine;
};

export type LedgerLine = {
  note(traffic: { receivedBytes: number; sentBytes: number }): void;
  close(outcome: 'complete' | 'failed'): void;
};
