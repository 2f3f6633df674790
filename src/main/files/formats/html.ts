import { Readability } from '@mozilla/readability';
import { Parser } from 'htmlparser2';
import { parseHTML } from 'linkedom';
import type { BlockEvent, DocumentEvent } from '../documentEvents.ts';
import { htmlBlocks } from './htmlBlocks.ts';

/** Shorter than this, what was found is no article, and the page is read whole. */
const shortestArticle = 500;
/** The share of a page's text that an article takes at least. */
const leastShare = 0.2;

/** Pages are not nested deeper than this; a page that is would keep the reader view busy for ever. */
const deepestNesting = 500;
const mostElements = 200_000;

/** The article of a page, or where there is none all of it that a reader sees. */
export function* readHtml(source: string): Generator<DocumentEvent, void, void> {
  if (!isOrdinary(source)) {
    yield* htmlBlocks(source, { skipsFurniture: true });
    return;
  }
  const { document } = parseHTML(/<html[\s>]/i.test(source) ? source : `<html><body>${source}`);
  const ownTitle = plain(document.querySelector('title')?.textContent);
  const heading = ownHeading(document, ownTitle);
  const article = new Readability(document, { charThreshold: shortestArticle }).parse();
  const whole = [...htmlBlocks(source, { skipsFurniture: true })];
  const main = article?.content ? [...htmlBlocks(article.content)] : [];
  const isArticle = lengthOf(main) >= Math.max(shortestArticle, leastShare * lengthOf(whole));

  const title = heading || (isArticle ? plain(article?.title) : '') || ownTitle;
  if (title !== '') yield { type: 'title', title };
  if (!isArticle) {
    yield* whole;
    return;
  }
  // The reader view takes the title out of the text.
  const hasHeading = main.some((block) => block.text === heading);
  if (heading !== '' && !hasHeading) {
    yield { type: 'block', kind: 'heading', text: heading, level: 1 };
  }
  yield* main;
}

function isOrdinary(source: string): boolean {
  let depth = 0;
  let deepest = 0;
  let elements = 0;
  const parser = new Parser({
    onopentag() {
      depth += 1;
      elements += 1;
      deepest = Math.max(deepest, depth);
    },
    onclosetag() {
      depth -= 1;
    },
  });
  parser.end(source);
  return deepest <= deepestNesting && elements <= mostElements;
}

type Page = ReturnType<typeof parseHTML>['document'];

/** The heading that the page's title repeats; others may be the site's. */
function ownHeading(document: Page, title: string): string {
  const headings = [...document.querySelectorAll('h1')].map((h1) => plain(h1.textContent));
  const own = headings.filter((heading) => title.includes(heading));
  return own.reduce((longest, next) => (next.length > longest.length ? next : longest), '');
}

function plain(text: string | null | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

function lengthOf(blocks: readonly BlockEvent[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0);
}
