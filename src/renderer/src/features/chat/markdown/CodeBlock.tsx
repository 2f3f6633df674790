import { Check, Copy } from 'lucide-react';
import { Fragment, isValidElement, memo } from 'react';
import type { ComponentProps, ReactNode } from 'react';
import { useIsCodeFenceIncomplete } from 'streamdown';
import type { ExtraProps, HighlightToken } from 'streamdown';
import { chatWords } from '../../../messages/chat.ts';
import { useCopied } from '../useCopied.ts';
import { useHighlighting } from './highlighting.ts';

const words = chatWords.markdown;

/** A fenced block: its language, a button that copies exactly what was written, the code. */
export function CodeBlock({ children }: ComponentProps<'pre'> & ExtraProps) {
  const isIncomplete = useIsCodeFenceIncomplete();
  const { code, language } = readBlock(children);
  const { lines, plainRest } = useHighlighting(code, language, isIncomplete);
  return (
    <div className="code-block" dir="ltr">
      <div className="code-block-header">
        <span>{language === '' ? words.plainText : language}</span>
        <CopyCode code={code} />
      </div>
      <pre tabIndex={0}>
        <code>
          {lines.map((tokens, index) => (
            // Lines have no identity but their place.
            // oxlint-disable-next-line react/no-array-index-key
            <Fragment key={index}>
              {index > 0 && '\n'}
              <CodeLine tokens={tokens} />
            </Fragment>
          ))}
          {plainRest}
        </code>
      </pre>
    </div>
  );
}

/** Finished lines keep their token arrays while the block grows, so they are not rendered again. */
const CodeLine = memo(function CodeLine({ tokens }: { tokens: readonly HighlightToken[] }) {
  return tokens.map((token) => (
    <span key={token.offset} style={{ color: colourOf(token) }}>
      {token.content}
    </span>
  ));
});

function colourOf(token: HighlightToken): string | undefined {
  return token.color ?? token.htmlStyle?.['color'];
}

function CopyCode({ code }: { code: string }) {
  const [isCopied, copy] = useCopied();
  const Icon = isCopied ? Check : Copy;
  return (
    <button type="button" aria-label={words.copyCodeLabel} onClick={() => copy(code)}>
      <Icon size={13} strokeWidth={1.75} aria-hidden />
      {isCopied ? words.copied : words.copyCode}
    </button>
  );
}

/** Markdown makes `pre > code` of a fence, the language in the class of the code. */
function readBlock(children: ReactNode): { code: string; language: string } {
  if (!isValidElement<{ className?: string; children?: ReactNode }>(children)) {
    return { code: '', language: '' };
  }
  const { className = '', children: code } = children.props;
  const language = /language-(\S+)/.exec(className)?.[1] ?? '';
  return { code: typeof code === 'string' ? code.replace(/\n$/, '') : '', language };
}
