import type { LedgerEntry } from '../../../shared/api/downloads.ts';
import type { Database } from '../../db/database.ts';
import type { ConnectionLedger } from '../../network.ts';

const pageLength = 100;
/** Years of ordinary use, and nothing on a disk. */
const keptConnections = 20_000;

type Row = {
  seq: number;
  host: string;
  purpose: LedgerEntry['purpose'];
  subject: string;
  started_at: number;
  ended_at: number | null;
  received_bytes: number;
  sent_bytes: number;
  outcome: LedgerEntry['outcome'];
};

/** Writes down every connection before it is opened, so that none can be missing after a kill. */
export function createLedger(database: Database, onChange: () => void) {
  const insert = database.prepare<{ seq: number }>(
    `INSERT INTO connection (host, purpose, subject, started_at, outcome)
     VALUES (:host, :purpose, :subject, :now, 'open') RETURNING seq`,
  );
  const note = database.prepare(
    `UPDATE connection SET received_bytes = :receivedBytes, sent_bytes = :sentBytes
     WHERE seq = :seq`,
  );
  const close = database.prepare(
    'UPDATE connection SET outcome = :outcome, ended_at = :now WHERE seq = :seq',
  );
  const page = database.prepare<Row>(
    'SELECT * FROM connection WHERE seq < :before ORDER BY seq DESC LIMIT :limit',
  );
  database.prepare(`UPDATE connection SET outcome = 'cut-off' WHERE outcome = 'open'`).run();
  database
    .prepare('DELETE FROM connection WHERE seq <= (SELECT max(seq) FROM connection) - :kept')
    .run({ kept: keptConnections });
  let openConnections = 0;

  const ledger: ConnectionLedger = {
    open(connection) {
      const { host, purpose, subject } = connection;
      const seq = insert.first({ host, purpose, subject, now: Date.now() })?.seq ?? 0;
      openConnections += 1;
      onChange();
      return {
        note: (traffic) => void note.run({ seq, ...traffic }),
        close(outcome) {
          close.run({ seq, outcome, now: Date.now() });
          openConnections -= 1;
          onChange();
        },
      };
    },
  };

  return {
    ledger,
    openConnections: (): number => openConnections,
    /** Newest first, from below a sequence number on. */
    page: (before: number | null): LedgerEntry[] =>
      page.all({ before: before ?? Number.MAX_SAFE_INTEGER, limit: pageLength }).map(fromRow),
  };
}

function fromRow(row: Row): LedgerEntry {
  return {
    sequence: row.seq,
    host: row.host,
    purpose: row.purpose,
    subject: row.subject,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    receivedBytes: row.received_bytes,
    sentBytes: row.sent_bytes,
    outcome: row.outcome,
  };
}
