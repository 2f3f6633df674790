import type { Language } from '../../../../shared/languages.ts';
import type { Edit } from '../../content/edits.ts';
import { existingTarget } from '../../content/existingTarget.ts';
import { makeUnit } from '../../content/makeUnits.ts';
import { statedLanguage } from '../../content/sourceLanguage.ts';
import type { Unit } from '../../content/unit.ts';
import type { TextFormat } from '../../openText.ts';
import { messageInlines } from '../../placeholders/messageUnits.ts';
import { headerEdits } from './header.ts';
import { pluralCount, pluralFormsOf } from './pluralForms.ts';
import { encodePo, fieldInlines, fieldText, joinStrings, quotedLines } from './poText.ts';
import { readEntries } from './readEntries.ts';
import type { PoEntry, PoField } from './readEntries.ts';

/** GNU gettext: a segment for each message, and for each form of a plural. */
export const poFormat: TextFormat = {
  open(source) {
    const entries = readEntries(source);
    const header = entries.find(isHeader);
    const field = header?.fields.find(({ keyword }) => keyword === 'msgstr');
    const text = field ? fieldText(source, field.strings) : '';
    const stated = /^Language:(?<language>.*)$/m.exec(text)?.groups?.['language'];
    const messages = entries.filter((entry) => entry !== header);
    const shared = {
      source,
      count: pluralCount(text),
      lineBreak: /\r?\n/.exec(source)?.[0] ?? '\n',
    };
    return {
      units: messages.flatMap((entry) => entryUnits(entry, shared)),
      sourceLanguage: null,
      targetLanguage: statedLanguage(stated),
      languageEdits: (target) => [
        ...(field ? headerEdits(source, field, target) : []),
        ...(shared.count === null ? formEdits(messages, target, shared.lineBreak) : []),
      ],
    };
  },
  declaredEncoding: (start) => charset.exec(start)?.groups?.['charset'],
  declareUtf8: (source) => {
    const match = charset.exec(source);
    const name = match?.groups?.['charset'] ?? '';
    const end = match ? match.index + match[0].length : 0;
    return match ? [{ start: end - name.length, end, render: () => 'UTF-8' }] : [];
  },
};

const charset = /Content-Type:[^\n"]*charset=(?<charset>[\w-]+)/i;

type Shared = {
  source: string;
  /** Of the forms of a plural, as the header says. */
  count: number | null;
  lineBreak: string;
};

function isHeader({ fields }: PoEntry): boolean {
  const [first] = fields;
  return first?.keyword === 'msgid' && first.strings.every(({ start, end }) => start === end);
}

function fieldOf({ fields }: PoEntry, keyword: PoField['keyword']): PoField | undefined {
  return fields.find((field) => field.keyword === keyword);
}

function entryUnits(entry: PoEntry, shared: Shared): Unit[] {
  const singular = fieldOf(entry, 'msgid');
  const plural = fieldOf(entry, 'msgid_plural');
  const targets = entry.fields.filter(({ keyword }) => keyword === 'msgstr');
  const last = targets.at(-1);
  if (!singular || !last) return [];
  const count = plural ? Math.max(shared.count ?? 0, targets.length) : 1;
  return Array.from({ length: count }, (_, form) => form).flatMap((form) => {
    const sourceField = plural && (form > 0 || count === 1) ? plural : singular;
    const target = plural ? targets.find(({ index }) => index === form) : last;
    const unit = messageUnit({ source: sourceField, target, last, form }, shared);
    if (!unit) return [];
    const ofForms = plural ? [`Plural form ${form + 1} of ${count}.`] : [];
    return [{ ...unit, ...describe(entry, unit, shared, ofForms) }];
  });
}

function describe(
  entry: PoEntry,
  { target }: Unit,
  { source }: Shared,
  notes: readonly string[],
): Pick<Unit, 'state' | 'note' | 'context' | 'stateEdits'> {
  const context = fieldOf(entry, 'msgctxt');
  const comments = entry.comments.flatMap(
    ({ text }) => /^#(?:\.| |$)\s*(.*)$/.exec(text)?.[1] ?? [],
  );
  const flags = entry.comments.filter(({ text }) => /^#,.*\bfuzzy\b/.test(text));
  const isFuzzy = flags.length > 0;
  return {
    state: target === null ? 'new' : isFuzzy ? 'needs-review' : 'translated',
    note: [...comments, ...notes].join('\n').trim(),
    context: context ? fieldText(source, context.strings) : '',
    stateEdits: ({ isConfirmed }) =>
      isConfirmed ? flags.map((flag) => withoutFuzzy(source, flag)) : [],
  };
}

/** A person confirmed what was in doubt. */
function withoutFuzzy(source: string, { start, end, text }: PoEntry['comments'][number]): Edit {
  const flags = text
    .slice(2)
    .split(',')
    .map((flag) => flag.trim())
    .filter((flag) => flag !== 'fuzzy' && flag !== '');
  if (flags.length > 0) return { start, end, render: () => `#, ${flags.join(', ')}` };
  const lineEnd = end + (/^\r?\n/.exec(source.slice(end, end + 2))?.[0].length ?? 0);
  return { start, end: lineEnd, render: () => '' };
}

type Message = { source: PoField; target: PoField | undefined; last: PoField; form: number };

function messageUnit({ source: field, target, last, form }: Message, shared: Shared): Unit | null {
  const { source, lineBreak } = shared;
  const inlines = messageInlines(fieldInlines(source, field.strings), 'structuredText');
  const unit = makeUnit(inlines, { encode: encodePo, hasSoftBreaks: false });
  if (!unit) return null;
  const start = field.strings[0]?.start ?? 0;
  const end = field.strings.at(-1)?.end ?? 0;
  const before = joinStrings(source.slice(start, unit.at.start));
  const after = joinStrings(source.slice(unit.at.end, end));
  const { compose } = unit;
  const present = target
    ? messageInlines(fieldInlines(source, target.strings), 'structuredText')
    : [];
  // A form that the file lacks comes after the last one it has.
  const prefix = target ? '' : `${lineBreak}msgstr[${form}] `;
  const at = target?.quoted ?? { start: last.quoted.end, end: last.quoted.end };
  return {
    ...unit,
    at,
    isBilingual: true,
    target: existingTarget(present, unit.source),
    compose: (pieces, isConfirmed, renderSpan) => {
      const written = joinStrings(compose(pieces, isConfirmed, renderSpan));
      return prefix + quotedLines(before + written + after, lineBreak);
    },
  };
}

/** A template has two forms; a language may have more, which then say what the last one says. */
function formEdits(entries: readonly PoEntry[], language: Language, lineBreak: string): Edit[] {
  const count = pluralCount(pluralFormsOf(language)) ?? 2;
  return entries.flatMap((entry) => {
    const forms = entry.fields.filter(({ index }) => index !== null);
    const last = forms.at(-1);
    if (!last) return [];
    const missing = Array.from({ length: Math.max(0, count - forms.length) }, (_, place) => {
      const render: Edit['render'] = (renderSpan) =>
        `${lineBreak}msgstr[${forms.length + place}] ${renderSpan(last.quoted)}`;
      return { start: last.quoted.end, end: last.quoted.end, render };
    });
    const surplus = forms.slice(count).map((form): Edit => {
      const before = forms[forms.indexOf(form) - 1]?.quoted.end ?? form.start;
      return { start: before, end: form.quoted.end, render: () => '' };
    });
    // What stays of a plural without forms is what it says of many.
    const only = count === 1 && forms[0] && forms[0] !== last ? [onlyForm(forms[0], last)] : [];
    return [...missing, ...surplus, ...only];
  });
}

function onlyForm(first: PoField, last: PoField): Edit {
  const { start } = first;
  const render: Edit['render'] = (renderSpan) => `msgstr[0] ${renderSpan(last.quoted)}`;
  return { start, end: first.quoted.end, render };
}
