import * as fc from 'fast-check';
import type { SegmentPart, SegmentText } from '../../api/segments.ts';
import { joinTexts, textPart } from '../../segmentText.ts';

/** `a <1>b</1> <2/>` as a segment, for tests. */
export function segment(text: string): SegmentText {
  const parts: SegmentPart[] = [];
  let end = 0;
  for (const match of text.matchAll(/<(\/?)(\d+)(\/?)>/g)) {
    const [shown, before, number, after] = match;
    const kind = before === '/' ? 'close' : after === '/' ? 'standalone' : 'open';
    parts.push(textPart(text.slice(end, match.index)));
    parts.push({ type: 'token', id: Number(number), kind, shown });
    end = match.index + shown.length;
  }
  return joinTexts([...parts, textPart(text.slice(end))]);
}

/** The reverse of `segment`. */
export function written(parts: SegmentText): string {
  return parts.map((part) => (part.type === 'text' ? part.text : part.shown)).join('');
}

const words = fc.constantFrom(
  'word ',
  'file',
  '. ',
  '日本語',
  'é\u0301 ',
  '😀',
  '\u200B',
  '<1>',
  '</2>',
  '[2/]',
  '{3}',
  '5 < 6 > 4',
  'a&lt;b ',
  '٣',
  ' ',
);

type Tree = string | { inner: Tree[] } | null;

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    words,
    fc.constant(null),
    fc.record({ inner: fc.array(tie('tree'), { maxLength: 4 }) }),
  ),
}));

/** Any mix of text, placeholders and markup, nested. */
export const anySegment: fc.Arbitrary<SegmentText> = fc
  .array(tree, { maxLength: 8 })
  .map((trees) => {
    let id = 0;
    function* parts(node: Tree): Generator<SegmentPart, void, void> {
      if (typeof node === 'string') {
        yield textPart(node);
        return;
      }
      id += 1;
      const own = id;
      if (node === null) {
        yield { type: 'token', id: own, kind: 'standalone', shown: `<${own}/>` };
        return;
      }
      yield { type: 'token', id: own, kind: 'open', shown: `<${own}>` };
      for (const inner of node.inner) yield* parts(inner);
      yield { type: 'token', id: own, kind: 'close', shown: `</${own}>` };
    }
    return joinTexts(trees.flatMap((node) => [...parts(node)]));
  });
