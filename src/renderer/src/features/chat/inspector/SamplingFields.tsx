import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { defaultSampling } from '../../../../../shared/api/common.ts';
import type { Sampling } from '../../../../../shared/api/common.ts';
import { chatWords } from '../../../messages/chat.ts';
import { Button } from '../../../ui/Button.tsx';
import { Slider } from '../../../ui/Slider.tsx';
import { TextArea } from '../../../ui/TextField.tsx';
import { changeDetails } from '../actions/details.ts';
import { WholeNumberField } from './WholeNumberField.tsx';

const words = chatWords.inspector;
const largestSeed = 4_294_967_295;
const most = { stopStrings: 16, stopLength: 200 };

/** Every number of the sampler, each with what it does in plain words. */
export function SamplingFields({ sampling }: { sampling: Sampling }) {
  const change = (changes: Partial<Sampling>): void =>
    changeDetails({ sampling: { ...sampling, ...changes } });
  const isDefault = JSON.stringify(sampling) === JSON.stringify(defaultSampling);

  return (
    <section aria-labelledby="sampling-title" className="flex flex-col gap-4">
      <div className="flex h-7 items-center justify-between">
        <h3 id="sampling-title" className="text-ui font-semibold">
          {words.sampling}
        </h3>
        {!isDefault && (
          <Button
            size="small"
            variant="quiet"
            onClick={() => changeDetails({ sampling: defaultSampling })}
            className="-me-2"
          >
            {words.reset}
          </Button>
        )}
      </div>
      <Slider
        label={words.temperature}
        description={words.temperatureHint}
        value={sampling.temperature}
        min={0}
        max={2}
        step={0.05}
        onChange={(temperature) => change({ temperature })}
      />
      <WholeNumberField
        label={words.maxTokens}
        description={words.maxTokensHint}
        placeholder={words.maxTokensPlaceholder}
        value={sampling.maxTokens}
        min={1}
        max={1_000_000}
        onChange={(maxTokens) => change({ maxTokens })}
      />
      <details className="group">
        <summary className="-ms-1 flex h-7 w-fit list-none items-center gap-1 rounded-md pe-2 text-small font-medium text-ink-2 hover:text-ink">
          <ChevronRight
            size={14}
            strokeWidth={1.75}
            aria-hidden
            className="transition-transform group-open:rotate-90 rtl:-scale-x-100"
          />
          {words.more}
        </summary>
        <div className="mt-3 flex flex-col gap-4">
          <RareFields sampling={sampling} change={change} />
        </div>
      </details>
    </section>
  );
}

type RareFieldsProps = { sampling: Sampling; change: (changes: Partial<Sampling>) => void };

function RareFields({ sampling, change }: RareFieldsProps) {
  return (
    <>
      <Slider
        label={words.topP}
        description={words.topPHint}
        value={sampling.topP}
        min={0.05}
        max={1}
        step={0.05}
        onChange={(topP) => change({ topP })}
      />
      <Slider
        label={words.topK}
        description={words.topKHint}
        value={sampling.topK}
        min={0}
        max={200}
        step={1}
        onChange={(topK) => change({ topK })}
      />
      <Slider
        label={words.minP}
        description={words.minPHint}
        value={sampling.minP}
        min={0}
        max={0.5}
        step={0.01}
        onChange={(minP) => change({ minP })}
      />
      <Slider
        label={words.repeatPenalty}
        description={words.repeatPenaltyHint}
        value={sampling.repeatPenalty}
        min={1}
        max={2}
        step={0.05}
        onChange={(repeatPenalty) => change({ repeatPenalty })}
      />
      <WholeNumberField
        label={words.seed}
        description={words.seedHint}
        placeholder={words.seedPlaceholder}
        value={sampling.seed}
        min={0}
        max={largestSeed}
        onChange={(seed) => change({ seed })}
      />
      <StopStrings stop={sampling.stop} onChange={(stop) => change({ stop })} />
    </>
  );
}

type StopStringsProps = { stop: readonly string[]; onChange: (stop: string[]) => void };

/** Empty lines are typed on the way to the next string; only their absence is saved. */
function StopStrings({ stop, onChange }: StopStringsProps) {
  const [typed, setTyped] = useState<string | null>(null);

  function change(text: string): void {
    setTyped(text);
    const lines = text.split('\n').filter((line) => line !== '');
    onChange(lines.slice(0, most.stopStrings).map((line) => line.slice(0, most.stopLength)));
  }

  return (
    <TextArea
      label={words.stop}
      description={words.stopHint}
      rows={2}
      value={typed ?? stop.join('\n')}
      onChange={change}
      onBlur={() => setTyped(null)}
    />
  );
}
