import { Ban, Ellipsis, Pencil, Plus, Trash2 } from 'lucide-react';
import { glossaryFileFormats } from '../../../../../shared/api/glossaries.ts';
import type { Glossary, GlossaryTerm } from '../../../../../shared/api/glossaries.ts';
import { writingDirection } from '../../../../../shared/languages.ts';
import { glossaryWords } from '../../../messages/glossaries.ts';
import { Button } from '../../../ui/Button.tsx';
import { EditInPlace } from '../../../ui/EditInPlace.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu, MenuItem, MenuSeparator } from '../../../ui/Menu.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { languageName } from '../../../messages/languageNames.ts';
import {
  deleteGlossary,
  deleteTerm,
  editTerm,
  exportGlossary,
  importInto,
  renameGlossary,
  searchTerms,
  showMoreTerms,
} from './glossaryActions.ts';
import { newTerm, useGlossaries } from './glossariesStore.ts';

const words = glossaryWords;
export const termSearchId = 'glossary-search';

/** The terms of a glossary: search, add, change, delete. */
export function GlossaryTerms({ glossary }: { glossary: Glossary }) {
  const open = useGlossaries((state) => state.open);
  if (open === null) return null;
  const { terms, total, query } = open;
  return (
    <section aria-label={glossary.name} className="flex min-w-0 flex-1 flex-col">
      <TermsHeader glossary={glossary} query={query} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        {terms.length > 0 && <TermTable glossary={glossary} terms={terms} />}
        {total === 0 && (
          <p className="px-5 py-4 text-ui text-ink-2">
            {query === '' ? words.noTerms : words.nothingFound(query)}
          </p>
        )}
        {total !== null && terms.length < total && (
          <Button size="small" className="mx-5 my-3" onClick={() => void showMoreTerms()}>
            {words.more(total - terms.length)}
          </Button>
        )}
      </div>
    </section>
  );
}

function TermsHeader({ glossary, query }: { glossary: Glossary; query: string }) {
  const { id, name } = glossary;
  return (
    <header className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line py-1.5 ps-5 pe-3">
      <EditInPlace
        label={words.rename}
        value={name}
        maxLength={120}
        onCommit={(next) => void renameGlossary(id, next)}
        className="text-ui font-medium"
      />
      <div className="ms-auto flex max-w-56 min-w-36 flex-1">
        <SearchField
          id={termSearchId}
          label={words.search}
          query={query}
          shortcut={null}
          onSearch={searchTerms}
        />
      </div>
      <Button
        size="small"
        variant="primary"
        icon={<Plus size={14} strokeWidth={2} aria-hidden />}
        onClick={() => editTerm(newTerm)}
      >
        {words.addTerm}
      </Button>
      <Menu trigger={<IconButton icon={Ellipsis} label={words.moreFor(name)} />}>
        <MenuItem onSelect={() => void importInto(glossary)}>{words.importInto}</MenuItem>
        {glossaryFileFormats.map((format) => (
          <MenuItem key={format} onSelect={() => void exportGlossary(id, format)}>
            {words.exportAs[format]}
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem isDangerous onSelect={() => void deleteGlossary(glossary)}>
          {words.delete}
        </MenuItem>
      </Menu>
    </header>
  );
}

type TermTableProps = { glossary: Glossary; terms: readonly GlossaryTerm[] };

function TermTable({ glossary: { from, to }, terms }: TermTableProps) {
  return (
    <table aria-label={words.terms} className="w-full table-fixed border-collapse text-ui">
      <thead>
        <tr className="border-b border-line text-status text-ink-3 [&>th]:px-2 [&>th]:py-1.5 [&>th]:text-start [&>th]:font-normal">
          <th scope="col" className="w-[30%] ps-5!">
            {languageName(from)}
          </th>
          <th scope="col" className="w-[30%]">
            {languageName(to)}
          </th>
          <th scope="col">{words.note}</th>
          <th scope="col" className="w-20">
            <span className="sr-only">{words.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {terms.map((term) => (
          <tr
            key={term.id}
            className="group border-b border-line/70 align-top hover:bg-hover/60 [&>td]:px-2 [&>td]:py-1.5 [&>td]:break-words"
          >
            <td lang={from} dir={writingDirection(from)} className="ps-5!">
              {term.source}
            </td>
            <td lang={to} dir={writingDirection(to)}>
              <Target term={term} />
            </td>
            <td dir="auto" className="text-small text-ink-2">
              {[term.note, ...rulesOf(term)].filter(Boolean).join(' · ')}
            </td>
            <td className="pe-3!">
              <span className="flex justify-end">
                <IconButton
                  icon={Pencil}
                  size="small"
                  label={words.editNamed(term.source)}
                  onClick={() => editTerm(term)}
                />
                <IconButton
                  icon={Trash2}
                  size="small"
                  label={words.deleteNamed(term.source)}
                  onClick={() => void deleteTerm(term)}
                />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Target({ term: { target, isForbidden } }: { term: GlossaryTerm }) {
  if (!isForbidden) return target;
  return (
    <span className="text-red-text">
      <Ban size={13} strokeWidth={1.75} aria-label={words.forbidden} className="me-1 inline" />
      <s>{target}</s>
    </span>
  );
}

/** What differs from the usual. */
function rulesOf({ isCaseSensitive, allowsInflection }: GlossaryTerm): string[] {
  return [
    ...(isCaseSensitive ? [words.caseSensitive] : []),
    ...(allowsInflection ? [] : [words.exactForm]),
  ];
}
