import { ArrowUpRight, FileText } from 'lucide-react';
import { useEffect } from 'react';
import { runCommand } from '../../../commands.ts';
import { summarizeWords } from '../../../messages/summarize.ts';
import { Button } from '../../../ui/Button.tsx';
import { useActiveModel, useLibrary } from '../../models/modelsStore.ts';
import { startPasting } from '../actions/pasting.ts';
import { loadSamples, summarizeSample, useSamples } from '../actions/samples.ts';

const words = summarizeWords.start;

/** One place to drop documents, three samples to try, and what the loaded model means for it. */
export function StartPlace() {
  return (
    <>
      <h2 className="text-display font-semibold text-balance">{words.title}</h2>
      <p className="mt-2 text-ui text-pretty text-ink-2">{words.body}</p>
      <DropTarget />
      <Samples />
      <ModelHint />
    </>
  );
}

function DropTarget() {
  return (
    <div className="mt-6 flex flex-col items-center gap-1 rounded-lg border-2 border-dashed border-line-strong/60 bg-chrome px-6 py-8 text-center">
      <FileText size={24} strokeWidth={1.5} aria-hidden className="text-ink-3" />
      <p className="mt-1 text-title font-medium">{words.drop}</p>
      <p className="text-small text-balance text-ink-3">{words.formats}</p>
      <div className="mt-4 flex flex-wrap justify-center gap-2">
        <Button variant="primary" onClick={() => runCommand('summarize.open')}>
          {words.choose}
        </Button>
        <Button onClick={startPasting}>{words.paste}</Button>
      </div>
    </div>
  );
}

function Samples() {
  const samples = useSamples((state) => state.samples);
  useEffect(() => void loadSamples(), []);
  if (samples.length === 0) return null;
  return (
    <>
      <h3 className="mt-7 mb-1 text-small font-medium text-ink-3">{words.samples}</h3>
      <ul className="border-y border-line">
        {samples.map((sample) => (
          <li key={sample.id} className="border-line not-first:border-t">
            <button
              type="button"
              onClick={() => void summarizeSample(sample)}
              className="group flex w-full items-center justify-between gap-3 py-2.5 text-start text-ui text-ink hover:text-accent-text"
            >
              {sample.title}
              <ArrowUpRight
                size={16}
                strokeWidth={1.75}
                aria-hidden
                className="text-ink-3 group-hover:text-accent-text rtl:-scale-x-100"
              />
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Said before anybody waits for it: what the model at hand can and cannot do here. */
function ModelHint() {
  const active = useActiveModel();
  const library = useLibrary();
  const starterId = library.find(({ origin }) => origin === 'starter')?.id;
  if (active.status === 'none' || active.status === 'failed') {
    return (
      <Hint
        text={words.noModel}
        action={words.goToModels}
        onAction={() => runCommand('view.models')}
      />
    );
  }
  const modelId = active.status === 'ready' ? active.model.modelId : active.modelId;
  if (modelId !== starterId) return null;
  return (
    <Hint text={words.starter} action={words.addModel} onAction={() => runCommand('models.add')} />
  );
}

function Hint({ text, action, onAction }: { text: string; action: string; onAction: () => void }) {
  return (
    <div className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2">
      <p className="min-w-60 flex-1 text-small text-pretty text-ink-2">{text}</p>
      <Button size="small" onClick={onAction}>
        {action}
      </Button>
    </div>
  );
}
