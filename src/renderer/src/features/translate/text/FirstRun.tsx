import { ArrowUpRight } from 'lucide-react';
import { translateWords } from '../../../messages/translate.ts';
import { useActiveModel, useLibrary } from '../../models/modelsStore.ts';
import { focusOnceThere } from '../../../ui/focus.ts';
import { sourceFieldId } from './SourceEditor.tsx';
import { changeSettings, replaceSource } from './typing.ts';

const words = translateWords.firstRun;

type Example = (typeof words.examples)[number];

/** In place of the targets while there is no text: what this does, and what the model at hand can. */
export function FirstRun() {
  const isStarter = useIsStarter();
  return (
    <section
      aria-label={words.label}
      className="col-start-3 row-start-1 row-end-[-1] max-w-120 self-start px-5 py-1"
    >
      <p className="text-ui text-pretty text-ink-2">{words.body}</p>
      {isStarter && <p className="mt-2 text-ui text-pretty text-ink-2">{words.starter}</p>}
      <h2 className="mt-6 mb-1 text-small font-medium text-ink-3">{words.examplesLabel}</h2>
      <ul className="border-y border-line">
        {words.examples.map((example) => (
          <li key={example.text} className="border-line not-first:border-t">
            <button
              type="button"
              onClick={() => tryExample(example)}
              className="group flex w-full items-center justify-between gap-3 py-2.5 text-start text-ui text-ink hover:text-accent-text"
            >
              <span lang={example.from}>{example.text}</span>
              <span className="flex shrink-0 items-center gap-2 text-small text-ink-3">
                {example.languages}
                <ArrowUpRight
                  size={16}
                  strokeWidth={1.75}
                  aria-hidden
                  className="group-hover:text-accent-text rtl:-scale-x-100"
                />
              </span>
            </button>
          </li>
        ))}
      </ul>
      <p className="mt-4 text-small text-ink-3">{words.keys}</p>
    </section>
  );
}

function tryExample({ text, from, to }: Example): void {
  replaceSource(text);
  changeSettings({ from, to });
  focusOnceThere(sourceFieldId);
}

function useIsStarter(): boolean {
  const active = useActiveModel();
  const library = useLibrary();
  if (active.status !== 'ready') return false;
  return library.some(({ id, origin }) => id === active.model.modelId && origin === 'starter');
}
