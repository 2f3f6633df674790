import { useEffect, useState } from 'react';
import type { Fit, LoadOptions, ModelEntry } from '../../../../shared/api/models.ts';
import { api } from '../../api.ts';
import { models } from '../../messages/models.ts';
import { formatBytes, formatCount } from '../../messages/numbers.ts';
import { FitBar, FitVerdict } from './FitBar.tsx';

const texts = models.fit;

/** Whether the model fits with the options as they stand in the form, and what they cost. */
export function FitSection({ entry, options }: { entry: ModelEntry; options: LoadOptions | null }) {
  const fit = useFit(entry, options);
  if (!fit) return null;
  const { weights, cache, compute, engine, adapters, total } = fit.memory;
  return (
    <section aria-label={texts.title} className="flex flex-col gap-2 text-small">
      <div className="flex items-baseline justify-between gap-2">
        <h3 className="font-semibold">{texts.title}</h3>
        <FitVerdict fit={fit} />
      </div>
      <FitBar fit={fit} />
      <dl className="figures grid grid-cols-[auto_1fr_auto] gap-x-2 gap-y-0.5">
        <Part colour="bg-accent" label={texts.weights} bytes={weights} />
        <Part
          colour="bg-accent/65"
          label={texts.cache(formatCount(fit.contextSize))}
          bytes={cache}
        />
        {adapters > 0 && <Part colour="bg-accent/50" label={texts.adapters} bytes={adapters} />}
        <Part colour="bg-accent/35" label={texts.compute} bytes={compute + engine} />
        <Part colour="bg-transparent" label={texts.total} bytes={total} />
        <Part colour="bg-pressed" label={texts.free} bytes={fit.freeBytes} />
        <GraphicsParts graphics={fit.graphics} />
      </dl>
      <Advice fit={fit} />
    </section>
  );
}

/** With their part of the context, and what computing takes there. */
function GraphicsParts({ graphics }: { graphics: Fit['graphics'] }) {
  if (graphics === null || graphics === 'unknown') return null;
  const { layers, allLayers, total, freeBytes, isUnified } = graphics;
  return (
    <>
      <Part
        colour="bg-transparent"
        label={texts.onGpu(formatCount(layers), formatCount(allLayers))}
        bytes={total}
      />
      <Part
        colour="bg-transparent"
        label={isUnified ? texts.freeOnSharedGpu : texts.freeOnGpu}
        bytes={freeBytes}
      />
    </>
  );
}

function Advice({ fit: { graphics, short, advice, largestContext } }: { fit: Fit }) {
  const isKnown = graphics !== null && graphics !== 'unknown';
  const figures = {
    tokens: formatCount(largestContext),
    layers: isKnown ? formatCount(graphics.mostLayers) : '',
  };
  const words = [
    isKnown && short !== null && texts.short[short],
    advice !== null && texts.advice[advice](figures),
    graphics === 'unknown' && texts.gpuUnknown,
  ].filter(Boolean);
  return words.length === 0 ? null : <p className="text-ink-2">{words.join(' ')}</p>;
}

function Part({ colour, label, bytes }: { colour: string; label: string; bytes: number }) {
  return (
    <>
      <span aria-hidden className={`mt-1 size-2.5 rounded-sm ${colour}`} />
      <dt className="text-ink-2">{label}</dt>
      <dd className="text-end">{formatBytes(bytes)}</dd>
    </>
  );
}

/** Of the remembered options until the core has answered for those in the form. */
function useFit(entry: ModelEntry, options: LoadOptions | null): Fit | null {
  const [judged, setJudged] = useState<Fit | null>(null);
  useEffect(() => {
    if (options === null) return;
    const abort = new AbortController();
    api.models.judgeFit({ id: entry.id, options }, { signal: abort.signal }).then(
      (fit) => !abort.signal.aborted && setJudged(fit),
      () => undefined,
    );
    return () => abort.abort();
  }, [entry.id, options]);
  return judged ?? entry.fit;
}
