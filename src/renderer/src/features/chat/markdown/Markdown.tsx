import { createMathPlugin } from '@streamdown/math';
import type { ComponentProps } from 'react';
import { memo, useMemo } from 'react';
import { defaultRehypePlugins, Streamdown } from 'streamdown';
import type { Components, ExtraProps, StreamdownProps } from 'streamdown';
import { chatWords } from '../../../messages/chat.ts';
import { CodeBlock } from './CodeBlock.tsx';
import { isLocalImage } from './links.ts';
import { withDoubleDollars } from './mathDelimiters.ts';
import { MarkdownLink } from './MarkdownLink.tsx';
import 'katex/dist/katex.min.css';
import './markdown.css';

/** Plain elements, styled by `markdown.css`: the library's own carry another design. */
const components: Components = {
  h1: TopHeading,
  h2: 'h2',
  h3: 'h3',
  h4: 'h4',
  h5: 'h5',
  h6: 'h6',
  p: 'p',
  ul: 'ul',
  ol: 'ol',
  li: 'li',
  hr: 'hr',
  strong: 'strong',
  blockquote: 'blockquote',
  sub: 'sub',
  sup: 'sup',
  section: 'section',
  thead: 'thead',
  tbody: 'tbody',
  tr: 'tr',
  th: 'th',
  td: 'td',
  code: 'code',
  pre: CodeBlock,
  table: Table,
  a: MarkdownLink,
  img: Image,
  input: TaskBox,
};

/** Without `rehype-raw`, HTML in a reply is shown as the text it is. */
const rehypePlugins = [withLocalImages(defaultRehypePlugins['sanitize'])];
const plugins = { math: createMathPlugin({ errorColor: 'var(--color-red-text)' }) };

export type MarkdownProps = { text: string; isStreaming: boolean };

/** A reply. While it streams, what is not closed yet is closed for show. */
export const Markdown = memo(function Markdown({ text, isStreaming }: MarkdownProps) {
  const source = useMemo(() => withDoubleDollars(text), [text]);
  return (
    <Streamdown
      className="markdown"
      dir="auto"
      isAnimating={isStreaming}
      parseIncompleteMarkdown={isStreaming}
      components={components}
      rehypePlugins={rehypePlugins}
      plugins={plugins}
    >
      {source}
    </Streamdown>
  );
});

/** The page's first heading is the title of the chat. */
function TopHeading({ children }: ComponentProps<'h1'> & ExtraProps) {
  return <h2 className="top-heading">{children}</h2>;
}

/** Of a task list: shown, not to be clicked. */
function TaskBox({ checked = false }: ComponentProps<'input'> & ExtraProps) {
  const { done, notDone } = chatWords.markdown;
  return <input type="checkbox" checked={checked} disabled aria-label={checked ? done : notDone} />;
}

/** Wide tables scroll in themselves; the keyboard reaches them too. */
function Table({ children }: ComponentProps<'table'> & ExtraProps) {
  return (
    <div className="table-scroll" role="region" aria-label={chatWords.markdown.table} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}

function Image({ src, alt = '' }: ComponentProps<'img'> & ExtraProps) {
  if (isLocalImage(src)) return <img src={src} alt={alt} />;
  return <span className="image-blocked">{chatWords.markdown.imageBlocked(alt)}</span>;
}

type RehypePlugin = NonNullable<StreamdownProps['rehypePlugins']>[number];

/** The sanitizer's list of protocols, with those of pictures that need no network. */
function withLocalImages(sanitize: RehypePlugin | undefined): RehypePlugin {
  if (!Array.isArray(sanitize)) throw new Error('streamdown no longer exports its sanitizer');
  const [plugin, schema] = sanitize as [never, { protocols: Record<string, string[]> }];
  const src = [...(schema.protocols['src'] ?? []), 'data', 'blob'];
  return [plugin, { ...schema, protocols: { ...schema.protocols, src } }];
}
