import { useEffect } from 'react';
import { downloads } from '../../messages/downloads.ts';
import { Button } from '../../ui/Button.tsx';
import { Switch } from '../../ui/Switch.tsx';
import { useSettings } from '../settings/settingsStore.ts';
import { AskDialog } from './AskDialog.tsx';
import { Catalogue } from './Catalogue.tsx';
import { DownloadRows } from './DownloadRows.tsx';
import { switchDownloads } from './downloadsActions.ts';
import { fetchCatalogue } from './downloadsStore.ts';
import { HubSearch } from './HubSearch.tsx';
import { openLedger } from './ledgerStore.ts';
import { TokenDialog } from './TokenDialog.tsx';
import { openTokenDialog } from './tokenStore.ts';

/** Everything that leads out of this computer, behind its switch. */
export function GetModels() {
  const isOn = useSettings((state) => state.settings?.areDownloadsOn ?? false);
  useEffect(() => void fetchCatalogue(), []);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto flex max-w-220 flex-col gap-8 px-6 py-6">
        <section aria-label={downloads.switch.label}>
          <div className="flex items-start justify-between gap-6">
            <div className="min-w-0">
              <p className="font-medium">{downloads.switch.label}</p>
              <p className="mt-0.5 text-small text-ink-2">
                {isOn ? downloads.switch.on : downloads.switch.off}
              </p>
            </div>
            <Switch
              label={downloads.switch.label}
              isOn={isOn}
              onChange={(next) => void switchDownloads(next)}
            />
          </div>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button size="small" onClick={openLedger}>
              {downloads.connections}
            </Button>
            <Button size="small" onClick={openTokenDialog}>
              {downloads.token.open}
            </Button>
          </div>
        </section>
        <DownloadRows />
        <Catalogue />
        <HubSearch isOn={isOn} />
      </div>
      <AskDialog />
      <TokenDialog />
    </div>
  );
}
