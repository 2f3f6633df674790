import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { ModelDetails, ModelEntry } from '../../../../shared/api/models.ts';
import { api } from '../../api.ts';
import { models } from '../../messages/models.ts';
import { formatCount, formatParameters } from '../../messages/numbers.ts';
import { attempt } from '../../ui/toast.ts';
import { Fact } from './Fact.tsx';

const texts = models.facts;

/** What the file says about itself. */
export function HeaderFacts({ entry: { facts } }: { entry: ModelEntry }) {
  if (!facts) return null;
  const family = facts.templateFamily ?? texts.ownTemplate;
  return (
    <>
      <Fact label={texts.architecture}>
        {[facts.architecture, formatParameters(facts.parameters), facts.quantization].join(' · ')}
      </Fact>
      <Fact label={texts.trained}>{texts.tokens(formatCount(facts.memory.trainContextSize))}</Fact>
      <Fact label={texts.template}>
        {family}
        {facts.expectedTemplate !== null && (
          <span className="mt-1 block text-amber-text">
            {texts.otherTemplate(facts.architecture, facts.expectedTemplate)}
          </span>
        )}
      </Fact>
      <Text label={texts.author} text={facts.author} />
      <Text label={texts.licence} text={facts.licence} />
      <Text label={texts.languages} text={facts.languages.join(', ')} />
      <Text label={texts.tags} text={facts.tags.join(', ')} />
      <Text label={texts.origin} text={facts.origin} />
      <Text label={texts.description} text={facts.description} />
    </>
  );
}

function Text({ label, text }: { label: string; text: string | null }) {
  return text ? (
    <Fact label={label}>
      <span dir="auto" className="break-words">
        {text}
      </span>
    </Fact>
  ) : null;
}

/** Template and metadata as they stand in the file, read when they are opened. */
export function HeaderTexts({ entry }: { entry: ModelEntry }) {
  const [isOpen, setIsOpen] = useState(false);
  const details = useDetails(entry.id, isOpen);
  return (
    <details className="mb-6 text-small" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary className="cursor-default rounded-sm font-semibold">{texts.header}</summary>
      {details && (
        <div className="mt-2 flex flex-col gap-3">
          <Code label={texts.templateText}>{details.chatTemplate ?? texts.noTemplate}</Code>
          <dl className="flex flex-col gap-1.5">
            {details.metadata.map(({ key, value }) => (
              <div key={key}>
                <dt className="text-status break-all text-ink-3">{key}</dt>
                <dd dir="auto" className="font-mono text-status break-all">
                  {value}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </details>
  );
}

function Code({ label, children }: { label: string; children: ReactNode }) {
  return (
    <figure>
      <figcaption className="text-status text-ink-3">{label}</figcaption>
      <pre
        tabIndex={0}
        aria-label={label}
        className="mt-1 max-h-60 overflow-auto rounded-md border border-line bg-sunken p-2 font-mono text-status whitespace-pre-wrap"
      >
        {children}
      </pre>
    </figure>
  );
}

function useDetails(id: string, isWanted: boolean): ModelDetails | null {
  const [details, setDetails] = useState<ModelDetails | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    const abort = new AbortController();
    void attempt(async () => {
      const read = await api.models.details({ id });
      if (!abort.signal.aborted) setDetails(read);
    });
    return () => abort.abort();
  }, [id, isWanted]);
  return details;
}
