import { translateWords } from '../../../messages/translate.ts';
import { useIsStarter } from '../../models/modelsStore.ts';
import { focusOnceThere } from '../../../ui/focus.ts';
import { SuggestionList } from '../../../ui/SuggestionList.tsx';
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
      <SuggestionList
        title={words.examplesLabel}
        suggestions={words.examples.map((example) => ({
          title: example.text,
          language: example.from,
          hint: example.languages,
          onTry: () => tryExample(example),
        }))}
      />
      <p className="mt-4 text-small text-ink-3">{words.keys}</p>
    </section>
  );
}

function tryExample({ text, from, to }: Example): void {
  replaceSource(text);
  changeSettings({ from, to });
  focusOnceThere(sourceFieldId);
}
