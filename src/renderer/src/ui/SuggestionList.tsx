import { ArrowUpRight } from 'lucide-react';

export type Suggestion = {
  title: string;
  /** Of the title, where it is not the interface's. */
  language?: string;
  /** What comes of it, in a few words. */
  hint?: string;
  onTry: () => void;
};

/** Things to try, one a line, where nothing is there yet. */
export function SuggestionList({
  title,
  suggestions,
}: {
  title: string;
  suggestions: readonly Suggestion[];
}) {
  return (
    <>
      <h3 className="mt-7 mb-1 text-small font-medium text-ink-3">{title}</h3>
      <ul className="border-y border-line">
        {suggestions.map((suggestion) => (
          <li key={suggestion.title} className="border-line not-first:border-t">
            <button
              type="button"
              onClick={suggestion.onTry}
              className="group flex w-full items-center justify-between gap-3 py-2.5 text-start text-ui text-ink hover:text-accent-text"
            >
              <span lang={suggestion.language}>{suggestion.title}</span>
              <span className="flex shrink-0 items-center gap-2 text-small text-ink-3">
                {suggestion.hint}
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
    </>
  );
}
