import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { translateWords } from '../../../messages/translate.ts';
import { Button } from '../../../ui/Button.tsx';
import { Kbd } from '../../../ui/Kbd.tsx';
import { IssueWords } from './IssueWords.tsx';
import {
  doubledTokens,
  editableText,
  missingTokens,
  parseEditable,
  tokenMark,
} from './segmentText.ts';
import type { Token } from './segmentText.ts';
import type { SegmentWork, ShownSegment } from './segmentWork.ts';

const words = translateWords.segments;

type TargetEditorProps = {
  segment: ShownSegment;
  work: SegmentWork;
  /** The keyboard stays with the target when the field is gone. */
  onReturn: () => void;
};

/**
 * A target as plain text, its tokens as marks that can be typed, moved and put back. Ctrl/Cmd+Enter
 * confirms, Tab goes on to the next unconfirmed one; both keep what was typed, Escape does not.
 */
export function TargetEditor({ segment, work, onReturn }: TargetEditorProps) {
  const { id, source } = segment;
  const [former] = useState(() => editableText(segment.target ?? []));
  const [text, setText] = useState(former);
  const field = useRef<HTMLTextAreaElement>(null);
  const isLeaving = useRef(false);

  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(former.length, former.length);
  }, [former]);

  async function keep(): Promise<void> {
    if (text !== former) await work.edit(id, parseEditable(text, source));
  }

  function leave(then: () => void): void {
    isLeaving.current = true;
    then();
  }

  function stay(): void {
    onReturn();
    work.stopEditing();
  }

  async function goOn(step: 1 | -1): Promise<void> {
    const next = await work.nextUnconfirmed(id, step);
    if (next === null) stay();
    else work.startEditing(next);
  }

  async function confirm(): Promise<void> {
    await keep();
    await work.confirm(id, true);
    await goOn(1);
  }

  function handleKey(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const isCommand = event.ctrlKey || event.metaKey;
    if (event.key === 'Escape') {
      leave(stay);
    } else if (event.key === 'Enter' && isCommand) {
      leave(() => void confirm());
    } else if (event.key === 'Tab' && !isCommand) {
      leave(() => void keep().then(() => goOn(event.shiftKey ? -1 : 1)));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Elsewhere in the window: kept. A click on what belongs to this field is not leaving it. */
  function handleBlur(event: React.FocusEvent): void {
    if (isLeaving.current || event.currentTarget.contains(event.relatedTarget)) return;
    if (!document.hasFocus()) return;
    void keep();
    work.stopEditing();
  }

  return (
    <div onBlur={handleBlur} className="bg-canvas px-[0.6875rem]">
      <textarea
        ref={field}
        aria-label={words.edit}
        aria-describedby={`about-${id}`}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={handleKey}
        className="field-sizing-content w-full resize-none rounded-md border border-focus bg-canvas px-2 py-[0.1875rem] text-read text-ink outline-1 -outline-offset-2 outline-focus"
      />
      <div
        id={`about-${id}`}
        className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1 text-small text-ink-3"
      >
        <Tokens text={text} segment={segment} field={field} onInsert={setText} />
        <Terms segment={segment} />
        <IssueWords issues={text === former ? segment.issues : []} />
        <span className="ms-auto flex items-center gap-1.5">
          <Kbd keys="$mod+Enter" /> {words.confirm} <Kbd keys="Tab" /> {words.next}
        </span>
      </div>
    </div>
  );
}

type TokensProps = {
  text: string;
  segment: ShownSegment;
  field: RefObject<HTMLTextAreaElement | null>;
  onInsert: (text: string) => void;
};

/** Tokens that are not there yet, each one press away; and those that are there twice. */
function Tokens({ text, segment: { source }, field, onInsert }: TokensProps) {
  const target = parseEditable(text, source);
  const missing = missingTokens(target, source);
  const doubled = doubledTokens(target);

  function insert(token: Token): void {
    const element = field.current;
    if (element === null) return;
    const { selectionStart: start, selectionEnd: end } = element;
    element.focus();
    onInsert(text.slice(0, start) + tokenMark(token) + text.slice(end));
  }

  return (
    <>
      {missing.length > 0 && (
        <span role="status" className="flex flex-wrap items-center gap-1 text-amber-text">
          {translateWords.tokens.missing}
          {missing.map((token) => (
            <Button
              key={tokenMark(token)}
              size="small"
              className="h-6! px-1.5! font-mono"
              aria-label={translateWords.tokens.insert(tokenMark(token), token.shown)}
              onClick={() => insert(token)}
            >
              {tokenMark(token)} <bdi className="max-w-32 truncate text-ink-3">{token.shown}</bdi>
            </Button>
          ))}
        </span>
      )}
      {doubled.length > 0 && (
        <span role="status" className="text-amber-text">
          {translateWords.tokens.doubled(doubled.map(tokenMark).join(' '))}
        </span>
      )}
    </>
  );
}

/** What the glossary wants, in reach while writing. */
function Terms({ segment: { terms } }: { segment: ShownSegment }) {
  return terms.map((term) => (
    <span key={term.start} dir="auto" className="text-ink-2">
      {term.text} → {term.isForbidden ? <s>{term.target}</s> : term.target}
    </span>
  ));
}
