import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createReplyParser, thinkTags } from './replyParser.ts';
import type { ReplyParserOptions, ReplyPiece } from './replyParser.ts';

function parse(chunks: string[], options: Partial<ReplyParserOptions> = {}) {
  const parser = createReplyParser({
    reasoningTags: [thinkTags],
    openedBy: null,
    stops: [],
    ...options,
  });
  const pieces = [...chunks.flatMap((chunk) => parser.push(chunk)), ...parser.end()];
  return {
    answer: textOf(pieces, 'answer'),
    reasoning: textOf(pieces, 'reasoning'),
    stoppedBy: parser.stoppedBy,
  };
}

function textOf(pieces: ReplyPiece[], channel: ReplyPiece['channel']): string {
  return pieces.flatMap((piece) => (piece.channel === channel ? [piece.text] : [])).join('');
}

describe('reasoning', () => {
  test.each([
    ['<think>first\nmore</think>\n\nThe answer', 'first\nmore', 'The answer'],
    ['\n<think>\nfirst</think>ok', 'first', 'ok'],
    ['plain answer', '', 'plain answer'],
    ['Write <think> like this</think>', '', 'Write <think> like this</think>'],
    ['<think>never closed', 'never closed', ''],
    ['<think></think>\n\nquick', '', 'quick'],
    ['<thinking is hard', '', '<thinking is hard'],
    ['  indented', '', '  indented'],
  ])('%j', (text, reasoning, answer) => {
    expect(parse([text])).toMatchObject({ reasoning, answer });
    expect(parse(text.split(''))).toMatchObject({ reasoning, answer });
  });

  test('a reasoning that the prompt opened needs no opening tag', () => {
    const options = { openedBy: thinkTags };
    expect(parse(['well</thi', 'nk>yes'], options)).toMatchObject({
      reasoning: 'well',
      answer: 'yes',
    });
  });

  test('without reasoning tags nothing is held back', () => {
    const parser = createReplyParser({ reasoningTags: [], openedBy: null, stops: [] });
    expect(parser.push(' ')).toEqual([{ channel: 'answer', text: ' ' }]);
  });
});

describe('stop texts', () => {
  test.each([
    [['one END two'], 'one ', 'END'],
    [['one E', 'N', 'D two'], 'one ', 'END'],
    [['one EN', 'd'], 'one ENd', null],
    [['<think>END</think>an', 'swer END'], 'answer ', 'END'],
    [['END'], '', 'END'],
  ])('%j', (chunks, answer, stoppedBy) => {
    expect(parse(chunks, { stops: ['END'] })).toMatchObject({ answer, stoppedBy });
  });
});

test('how a reply is cut into parts changes nothing', () => {
  const part = fc.constantFrom('<think>', '</think>', '<th', 'ink>', ' ', '\n', 'a', 'STOP', 'ST');
  fc.assert(
    fc.property(fc.array(part), fc.array(fc.nat(4)), (parts, cuts) => {
      const text = parts.join('');
      const chunks: string[] = [];
      let at = 0;
      for (const cut of cuts) {
        chunks.push(text.slice(at, at + cut));
        at += cut;
      }
      chunks.push(text.slice(at));
      const options = { stops: ['STOP'] };
      expect(parse(chunks, options)).toEqual(parse([text], options));
    }),
  );
});
