import type { ReactNode } from 'react';
import type { LoadedModel, ModelEntry } from '../../../../shared/api/models.ts';
import { models } from '../../messages/models.ts';
import { originNames } from '../../messages/modelSources.ts';
import { formatAge, formatBytes, formatCount } from '../../messages/numbers.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { Fact } from './Fact.tsx';
import { HashFact } from './HashFact.tsx';
import { HeaderFacts, HeaderTexts } from './HeaderFacts.tsx';
import { LoadOptionsForm } from './LoadOptionsForm.tsx';
import { LocateForm } from './LocateForm.tsx';
import { modelState } from './modelState.ts';
import type { ModelState } from './modelState.ts';
import { loadModel, removeModel, retryQuarantined } from './modelsActions.ts';
import { useActiveModel, useLibrary, useModels } from './modelsStore.ts';

/** The selected model, else the active one: what it is, what it needs, how it is loaded. */
export function ModelDetails() {
  const active = useActiveModel();
  const entry = useShownEntry();
  if (entry === null) return null;
  const state = modelState(entry, active);
  return (
    <aside
      aria-label={models.details}
      className="w-84 shrink-0 overflow-y-auto border-s border-line bg-chrome p-4 max-[900px]:w-auto max-[900px]:border-s-0 max-[900px]:border-t"
    >
      <h2 className="mb-3 text-ui font-semibold break-words">{entry.name}</h2>
      <Trouble entry={entry} state={state} />
      <dl className="mb-6 flex flex-col gap-2.5 text-small">
        <Fact label={models.facts.file}>
          <span dir="ltr" className="font-mono text-status break-all">
            {entry.path}
          </span>
        </Fact>
        <Fact label={models.facts.found}>
          {entry.origin === 'starter' ? models.facts.comesWith : originNames[entry.origin]}
        </Fact>
        <Fact label={models.facts.size}>
          {models.facts.inFiles(formatBytes(entry.sizeBytes), entry.fileCount)}
        </Fact>
        <HashFact entry={entry} />
        <Fact label={models.columns.lastUsed}>
          {entry.lastUsedAt === null ? models.never : formatAge(entry.lastUsedAt)}
        </Fact>
        <HeaderFacts entry={entry} />
        {state.state === 'ready' && <LoadedFacts model={state.model} />}
      </dl>
      {entry.availability !== 'missing' && <HeaderTexts key={`${entry.id} header`} entry={entry} />}
      <LoadOptionsForm key={entry.id} entry={entry} isLoaded={state.state === 'ready'} />
    </aside>
  );
}

function useShownEntry(): ModelEntry | null {
  const library = useLibrary();
  const active = useActiveModel();
  const selectedId = useModels((state) => state.selectedId);
  const activeId = active.status === 'ready' ? active.model.modelId : null;
  return (
    library.find(({ id }) => id === selectedId) ??
    library.find(({ id }) => id === activeId) ??
    library[0] ??
    null
  );
}

function Trouble({ entry, state }: { entry: ModelEntry; state: ModelState }) {
  switch (state.state) {
    case 'failed':
      return (
        <div className="mb-4">
          <ErrorNotice
            error={state.error}
            actions={
              <Button size="small" onClick={() => void loadModel(entry.id)}>
                {models.retry}
              </Button>
            }
          />
        </div>
      );
    case 'missing':
      return (
        <Notice>
          <p className="break-words">{models.missing(entry.path)}</p>
          <LocateForm key={entry.id} entry={entry} />
          <Button size="small" className="mt-2" onClick={() => void removeModel(entry)}>
            {models.remove}
          </Button>
        </Notice>
      );
    case 'quarantined':
      return (
        <Notice>
          <p>{models.quarantined}</p>
          <Button size="small" className="mt-2" onClick={() => void retryQuarantined(entry.id)}>
            {models.retry}
          </Button>
        </Notice>
      );
    case 'ready':
      return state.model.chatTemplate.isFallback ? (
        <Notice>{models.fallbackTemplate(state.model.chatTemplate.name)}</Notice>
      ) : null;
    case 'loading':
    case 'available':
      return null;
  }
}

function Notice({ children }: { children: ReactNode }) {
  return (
    <div className="mb-4 rounded-lg bg-amber-soft px-3 py-2.5 text-small text-ink">{children}</div>
  );
}

function LoadedFacts({ model }: { model: LoadedModel }) {
  const { facts } = models;
  return (
    <>
      <Fact label={facts.context}>
        {facts.contextOf(formatCount(model.contextSize), formatCount(model.trainContextSize))}
      </Fact>
      <Fact label={facts.template}>{model.chatTemplate.name}</Fact>
      <Fact label={facts.processor}>{model.gpu ?? facts.cpu(model.threads)}</Fact>
      <Fact label={facts.jail}>{model.isJailed ? facts.jailed : facts.notJailed}</Fact>
      <Fact label={facts.loadedIn}>
        {facts.seconds((model.loadMilliseconds / 1000).toFixed(1))}
      </Fact>
    </>
  );
}
