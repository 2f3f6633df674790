import type { AdapterEntry } from '../../../../../shared/api/adapters.ts';
import { adapterWords as words } from '../../../messages/adapters.ts';
import { formatBytes, formatCount } from '../../../messages/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { EditInPlace } from '../../../ui/EditInPlace.tsx';
import { removeAdapter, renameAdapter } from '../adapterActions.ts';
import { useAdapters, useRack } from '../adaptersStore.ts';
import { AdapterVerdict } from './AdapterVerdict.tsx';
import { Fact, FilePath } from './Fact.tsx';
import { modulesLine } from './modulesLine.ts';

const { facts } = words;

/** The selected adapter, else the first: what it changes, where it comes from, whether it fits. */
export function AdapterDetails() {
  const rack = useRack();
  const selectedId = useAdapters((state) => state.selectedId);
  const adapter = rack.find(({ id }) => id === selectedId) ?? rack[0];
  if (adapter === undefined) return null;
  return (
    <aside
      aria-label={words.details}
      className="w-80 shrink-0 overflow-y-auto border-s border-line bg-chrome p-4 max-[1120px]:w-auto max-[1120px]:border-s-0 max-[1120px]:border-t"
    >
      <h2 className="mb-3 flex text-ui font-semibold">
        <EditInPlace
          key={adapter.id}
          label={words.nameOf(adapter.name)}
          value={adapter.name}
          maxLength={120}
          onCommit={(name) => void renameAdapter(adapter.id, name)}
          className="text-ui font-semibold"
        />
      </h2>
      {adapter.description !== '' && (
        <p dir="auto" className="mb-4 text-small break-words text-ink-2">
          {adapter.description}
        </p>
      )}
      <AdapterVerdict adapter={adapter} />
      <dl className="mb-6 flex flex-col gap-2.5 text-small">
        <ModelFacts adapter={adapter} />
        <FileFacts adapter={adapter} />
      </dl>
      {adapter.origin !== 'starter' && (
        <Button size="small" onClick={() => void removeAdapter(adapter)}>
          {words.remove}
        </Button>
      )}
    </aside>
  );
}

function ModelFacts({ adapter }: { adapter: AdapterEntry }) {
  const { architecture, baseModel, rank, alpha, modules, layerCount } = adapter;
  return (
    <>
      <Fact label={facts.architecture} hint={facts.architectureHint}>
        {architecture}
      </Fact>
      {baseModel !== null && <Fact label={facts.baseModel}>{baseModel}</Fact>}
      <Fact label={facts.modules} hint={facts.modulesHint}>
        {modulesLine(modules)}
        {layerCount > 0 && `, ${facts.layers(layerCount)}`}
      </Fact>
      <Fact label={facts.rank} hint={facts.rankHint}>
        {facts.ranks(rank.smallest, rank.largest)}
      </Fact>
      <Fact label={facts.alpha} hint={facts.alphaHint}>
        {formatCount(alpha)}
      </Fact>
    </>
  );
}

function FileFacts({ adapter }: { adapter: AdapterEntry }) {
  const { sizeBytes, origin, source, licence, path, sha256 } = adapter;
  return (
    <>
      <Fact label={facts.size}>{formatBytes(sizeBytes)}</Fact>
      <Fact label={facts.origin}>{facts.origins[origin]}</Fact>
      {source !== null && <Fact label={facts.source}>{source}</Fact>}
      <Fact label={facts.licence}>{licence ?? facts.licenceUnknown}</Fact>
      <Fact label={facts.path}>
        <FilePath>{path}</FilePath>
      </Fact>
      <Fact label={facts.fingerprint} hint={facts.fingerprintHint}>
        <FilePath>{sha256}</FilePath>
      </Fact>
    </>
  );
}
