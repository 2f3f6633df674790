import { translateWords } from '../../../messages/translate.ts';
import { useIsStarter } from '../../models/modelsStore.ts';
import { focusOnceThere } from '../../../ui/focus.ts';
import { Kbd } from '../../../ui/Kbd.tsx';
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
      <Keys />
    </section>
  );
}

function Keys() {
  return (
    <p className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-1 text-small text-ink-3">
      {words.keysLabel}
      {words.keys.map(({ key, does }) => (
        <span key={key} className="flex items-center gap-1.5">
          <Kbd keys={key} /> {does}
        </span>
      ))}
    </p>
  );
}

function tryExample({ text, from, to }: Example): void {
  replaceSource(text);
  changeSettings({ from, to });
  focusOnceThere(sourceFieldId);
}
