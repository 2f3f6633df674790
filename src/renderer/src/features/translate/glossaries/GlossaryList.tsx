import type { Glossary } from '../../../../../shared/api/glossaries.ts';
import { glossaryWords } from '../../../messages/glossaries.ts';
import { classNames } from '../../../ui/classNames.ts';
import { Switch } from '../../../ui/Switch.tsx';
import { pairName } from '../../../messages/languageNames.ts';
import { activateGlossary, showGlossary } from './glossaryActions.ts';
import { selectGlossaries, useGlossaries } from './glossariesStore.ts';
import { WaysIn } from './WaysIn.tsx';

const words = glossaryWords;

/** By name, each with its switch: what is on is obeyed when its pair is translated. */
export function GlossaryList() {
  const glossaries = useGlossaries(selectGlossaries);
  return (
    <nav
      aria-label={words.list}
      className="flex w-65 shrink-0 flex-col border-e border-line bg-chrome max-[900px]:w-52"
    >
      <div className="flex flex-wrap gap-1 p-2">
        <WaysIn />
      </div>
      <ul className="min-h-0 flex-1 overflow-y-auto px-2 pb-3">
        {glossaries.map((glossary) => (
          <GlossaryRow key={glossary.id} glossary={glossary} />
        ))}
      </ul>
    </nav>
  );
}

function GlossaryRow({ glossary }: { glossary: Glossary }) {
  const { id, name, isActive, termCount } = glossary;
  const isShown = useGlossaries(({ open }) => open?.glossaryId === id);
  return (
    <li
      className={classNames(
        'flex items-center gap-2 rounded-md pe-2 hover:bg-hover',
        isShown && 'bg-accent-soft hover:bg-accent-soft',
      )}
    >
      <button
        type="button"
        aria-current={isShown ? 'true' : undefined}
        onClick={() => showGlossary(id)}
        className="min-w-0 flex-1 px-2 py-1.5 text-start"
      >
        <span dir="auto" className="block truncate text-small font-medium text-ink">
          {name}
        </span>
        <span className="figures block text-status break-words text-ink-3">
          {pairName(glossary)} · <span className="whitespace-nowrap">{words.count(termCount)}</span>
        </span>
      </button>
      <Switch
        label={words.obey(name)}
        isOn={isActive}
        onChange={(isOn) => void activateGlossary(id, isOn)}
      />
    </li>
  );
}
