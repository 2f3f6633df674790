import { createCodePlugin } from '@streamdown/code';
import { useEffect, useState } from 'react';
import type { HighlightToken, ThemeInput } from 'streamdown';

/** Colours are the page's own variables (`markdown.css`), so one theme serves light and dark. */
const theme: ThemeInput = {
  name: 'alcove',
  type: 'light',
  fg: 'var(--code-plain)',
  bg: 'transparent',
  settings: [
    rule('var(--code-comment)', ['comment', 'punctuation.definition.comment']),
    rule('var(--code-string)', ['string', 'markup.inserted', 'string.regexp']),
    rule('var(--code-number)', ['constant', 'support.constant', 'markup.changed']),
    rule('var(--code-keyword)', [
      'keyword',
      'storage',
      'punctuation.definition.keyword',
      'variable.language',
      'entity.name.tag',
      'markup.deleted',
    ]),
    rule('var(--code-name)', [
      'entity.name.function',
      'support.function',
      'entity.name.type',
      'entity.name.class',
      'support.class',
      'support.type',
      'entity.other.attribute-name',
      'markup.heading',
    ]),
    rule('var(--code-plain)', ['keyword.operator', 'variable', 'punctuation', 'meta.brace']),
  ],
};

function rule(foreground: string, scope: string[]) {
  return { scope, settings: { foreground } };
}

const plugin = createCodePlugin({ themes: [theme, theme] } as Parameters<
  typeof createCodePlugin
>[0]);

type Highlighted = { code: string; lines: readonly (readonly HighlightToken[])[] };
type Language = Parameters<typeof plugin.supportsLanguage>[0];

/**
 * The coloured lines of the longest beginning of the code that is coloured already, and the plain
 * rest: while a block streams in, the colours follow a moment behind.
 */
export function useHighlighting(
  code: string,
  language: string,
  isIncomplete: boolean,
): { lines: Highlighted['lines']; plainRest: string } {
  const [highlighted, setHighlighted] = useState<Highlighted | null>(null);

  useEffect(() => {
    if (!plugin.supportsLanguage(language as Language)) return;
    let isCurrent = true;
    const take = ({ tokens }: { tokens: HighlightToken[][] }): void => {
      if (isCurrent) setHighlighted({ code, lines: tokens });
    };
    const options = {
      code,
      language: language as Language,
      themes: plugin.getThemes(),
      isIncomplete,
    };
    const known = plugin.highlight(options, take);
    if (known !== null) take(known);
    return () => {
      isCurrent = false;
    };
  }, [code, language, isIncomplete]);

  if (highlighted === null || !code.startsWith(highlighted.code)) {
    return { lines: [], plainRest: code };
  }
  return { lines: highlighted.lines, plainRest: code.slice(highlighted.code.length) };
}
