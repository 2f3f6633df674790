import { useEffect } from 'react';
import type { LedgerEntry } from '../../../../shared/api/downloads.ts';
import { downloads } from '../../messages/downloads.ts';
import { formatBytes } from '../../messages/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { closeLedger, followConnections, showEarlier, useLedger } from './ledgerStore.ts';

const texts = downloads.ledger;
const cell = 'py-1.5 pe-4 align-top last:pe-0';
const date = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });
const time = new Intl.DateTimeFormat('en', { timeStyle: 'medium' });

/** The plain list of every connection. */
export function LedgerDialog() {
  const isOpen = useLedger((state) => state.isOpen);
  return (
    <Dialog
      isOpen={isOpen}
      onClose={closeLedger}
      title={texts.title}
      description={texts.description}
      width="wide"
      footer={<Button onClick={closeLedger}>{texts.close}</Button>}
    >
      {isOpen && <Entries />}
    </Dialog>
  );
}

function Entries() {
  const entries = useLedger((state) => state.entries);
  const hasEarlier = useLedger((state) => state.hasEarlier);
  useEffect(followConnections, []);
  if (entries === null) return null;
  if (entries.length === 0) return <p className="text-small text-ink-2">{texts.empty}</p>;
  return (
    <div className="max-h-[60vh] overflow-auto" tabIndex={0} role="region" aria-label={texts.title}>
      <table className="figures w-full border-collapse text-small">
        <thead>
          <tr className="border-b border-line text-status text-ink-3 [&>th]:font-normal">
            <th className={`${cell} text-start`}>{texts.columns.when}</th>
            <th className={`${cell} text-start`}>{texts.columns.host}</th>
            <th className={`${cell} text-start`}>{texts.columns.why}</th>
            <th className={`${cell} text-end`}>{texts.columns.bytes}</th>
            <th className={`${cell} text-end`}>{texts.columns.sent}</th>
            <th className={`${cell} text-start`}>{texts.columns.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <Entry key={entry.sequence} entry={entry} />
          ))}
        </tbody>
      </table>
      {hasEarlier && (
        <Button size="small" className="mt-2" onClick={() => void showEarlier()}>
          {texts.earlier}
        </Button>
      )}
    </div>
  );
}

function Entry({ entry }: { entry: LedgerEntry }) {
  return (
    <tr className="border-b border-line">
      <td className={`${cell} whitespace-nowrap`}>
        {date.format(entry.startedAt)}
        <span className="block text-status text-ink-3">{time.format(entry.startedAt)}</span>
      </td>
      <td className={`${cell} break-words`}>{entry.host}</td>
      <td className={cell}>
        {texts.purposes[entry.purpose]}
        <span className="block break-all text-status text-ink-3">{entry.subject}</span>
      </td>
      <td className={`${cell} text-end whitespace-nowrap`}>{formatBytes(entry.receivedBytes)}</td>
      <td className={`${cell} text-end whitespace-nowrap`}>{formatBytes(entry.sentBytes)}</td>
      <td className={cell}>{texts.outcomes[entry.outcome]}</td>
    </tr>
  );
}
