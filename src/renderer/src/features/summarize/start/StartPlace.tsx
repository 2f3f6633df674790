import { FileText } from 'lucide-react';
import { useEffect } from 'react';
import { runCommand } from '../../../commands.ts';
import { summarizeWords } from '../../../messages/summarize.ts';
import { Button } from '../../../ui/Button.tsx';
import { SuggestionList } from '../../../ui/SuggestionList.tsx';
import { useActiveModel, useIsStarter } from '../../models/modelsStore.ts';
import { startPasting } from '../actions/pasting.ts';
import {
  instantStyle,
  loadSamples,
  summarizeAtOnce,
  summarizeSample,
  useSamples,
} from '../actions/samples.ts';

const words = summarizeWords.start;
const { styles } = summarizeWords.controls;

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

/** Where no model can do it well, what does without one is offered in its place. */
function Samples() {
  const samples = useSamples((state) => state.samples);
  const hasRealModel = useHasRealModel();
  useEffect(() => void loadSamples(), []);
  if (samples.length === 0) return null;
  if (hasRealModel) {
    return (
      <SuggestionList
        title={words.samples}
        suggestions={samples.map((sample) => ({
          title: sample.title,
          onTry: () => void summarizeSample(sample),
        }))}
      />
    );
  }
  return (
    <>
      <SuggestionList
        title={words.instantSamples}
        suggestions={samples.map((sample) => ({
          title: sample.title,
          hint: styles[instantStyle(sample)].label,
          onTry: () => void summarizeAtOnce(sample),
        }))}
      />
      <p className="mt-2 text-small text-ink-3">{words.instantNote}</p>
    </>
  );
}

function useHasRealModel(): boolean {
  const { status } = useActiveModel();
  const isStarter = useIsStarter();
  return !isStarter && status !== 'none' && status !== 'failed';
}

/** Said before anybody waits for it: what the model at hand can and cannot do here. */
function ModelHint() {
  const hasRealModel = useHasRealModel();
  const { status } = useActiveModel();
  if (hasRealModel) return null;
  return status === 'none' || status === 'failed' ? (
    <Hint
      text={words.noModel}
      action={words.goToModels}
      onAction={() => runCommand('view.models')}
    />
  ) : (
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
