import { Marked } from 'marked';
import type { DocumentEvent } from '../documentEvents.ts';
import { htmlBlocks } from './htmlBlocks.ts';

/** Markdown as it reads once rendered; HTML in it by the rules of a page. */
export function* readMarkdown(source: string): Generator<DocumentEvent, void, void> {
  const { body, title } = splitFrontMatter(source);
  if (title !== null) yield { type: 'title', title };
  yield* htmlBlocks(marked.parse(dropDialects(body), { async: false }));
}

const marked = new Marked({ gfm: true });

const frontMatter = /^---\r?\n(?<matter>[\s\S]*?)\r?\n(?:---|\.\.\.)[^\S\n]*(?:\r?\n|$)/;
const titleLine = /^title:[^\S\n]*(?<title>\S.*)$/m;

function splitFrontMatter(source: string): { body: string; title: string | null } {
  const match = frontMatter.exec(source);
  if (!match) return { body: source, title: null };
  const title = titleLine.exec(match.groups?.['matter'] ?? '')?.groups?.['title'];
  return {
    body: source.slice(match[0].length),
    title: title?.trim().replace(/^(["'])(?<inner>.*)\1$/, '$<inner>') ?? null,
  };
}

const fence = /^\s*(?<mark>`{3,}|~{3,})/;
const containerLine = /^\s*:{3,}.*$/;
const headingAnchor = /\s*\{(?:#[^}]*|\/\*.*?\*\/)\}\s*$/;
/** An attribute that is an expression: with it the tag would not be one of HTML's. */
const expression = /\s[\w-]+=\{\{.*?\}\}/g;
const moduleLine = /^(?:import\s.+\sfrom\s+['"].+['"]|export\s+(?:default|const)\s.*);?$/;

/** Takes out what sites add to Markdown and no reader sees: containers, anchors, MDX imports. */
function dropDialects(source: string): string {
  let openFence: string | null = null;
  return source
    .split('\n')
    .map((line) => {
      const mark = fence.exec(line)?.groups?.['mark'];
      if (mark !== undefined) {
        if (openFence === null) openFence = mark;
        else if (mark.startsWith(openFence)) openFence = null;
      }
      if (openFence !== null || mark !== undefined) return line;
      if (containerLine.test(line) || moduleLine.test(line)) return '';
      return line.startsWith('#') ? line.replace(headingAnchor, '') : line.replace(expression, '');
    })
    .join('\n');
}
