import { lazy, Suspense } from 'react';
import type { MarkdownProps } from './Markdown.tsx';

/** Markdown, maths and highlighting are most of the program: the window opens before they load. */
const load = () => import('./Markdown.tsx');
const Markdown = lazy(async () => ({ default: (await load()).Markdown }));

/** Fetches ahead of the first reply, once there is nothing more urgent to do. */
export function prepareMarkdown(): void {
  window.requestIdleCallback(() => void load());
}

/** A reply; its source as plain text for the moment until the Markdown of the page is there. */
export function LazyMarkdown(props: MarkdownProps) {
  const source = (
    <p dir="auto" className="whitespace-pre-wrap">
      {props.text}
    </p>
  );
  return (
    <Suspense fallback={source}>
      <Markdown {...props} />
    </Suspense>
  );
}
