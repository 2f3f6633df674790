import { downloads } from '../../messages/downloads.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorNotice } from '../../ui/ErrorNotice.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { FoundRow } from './FoundRow.tsx';
import { searchHub, typeQuery, useHubSearch } from './hubSearch.ts';
import { Section } from './Section.tsx';

const texts = downloads.search;

export function HubSearch({ isOn }: { isOn: boolean }) {
  return (
    <Section title={texts.title} description={texts.description}>
      {isOn ? <SearchForm /> : <p className="text-small text-ink-2">{texts.whenOff}</p>}
      {isOn && <Results />}
    </Section>
  );
}

function SearchForm() {
  const typed = useHubSearch((state) => state.typed);
  return (
    <div className="flex gap-2">
      <SearchField
        id="hub-search"
        label={texts.label}
        query={typed}
        shortcut={null}
        onSearch={typeQuery}
        onEnter={() => void searchHub()}
      />
      <Button size="small" disabled={typed.trim() === ''} onClick={() => void searchHub()}>
        {texts.button}
      </Button>
    </div>
  );
}

function Results() {
  const search = useHubSearch((state) => state.search);
  if (search === null) return null;
  const { answer, query } = search;
  if (answer.status === 'failed') {
    return (
      <div className="mt-3">
        <ErrorNotice error={answer.error} />
      </div>
    );
  }
  if (answer.status === 'asking') {
    return (
      <p role="status" className="mt-3 text-small text-ink-2">
        {texts.searching}
      </p>
    );
  }
  if (answer.value.length === 0) {
    return (
      <p role="status" className="mt-3 text-small text-ink-2">
        {texts.nothing(query)} {texts.nothingHint}
      </p>
    );
  }
  return (
    <ul className="mt-3 border-t border-line">
      {answer.value.map((found) => (
        <FoundRow key={found.repository} found={found} />
      ))}
    </ul>
  );
}
