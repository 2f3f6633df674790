import type { DocumentFormat } from '../../../shared/api/documents.ts';
import type { DocumentEvent } from '../documentEvents.ts';
import { readMarkdown } from '../formats/markdown.ts';
import { readPlainText } from '../formats/plainText.ts';
import { isSourceCode, readSourceCode } from '../formats/sourceCode.ts';
import { isSubtitles, readSubtitles } from '../formats/subtitles.ts';

const markdownExtensions = new Set(['md', 'markdown', 'mdown', 'mkd', 'mdx']);
const htmlExtensions = new Set(['html', 'htm', 'xhtml']);
const htmlStart =
  /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:!doctype\s+html|html)[\s>]/i;

/** Reads text of any kind. */
export async function* readText(
  text: string,
  extension: string,
): AsyncGenerator<DocumentEvent, void, void> {
  const format = textFormat(text, extension);
  yield { type: 'format', format };
  switch (format) {
    case 'html': {
      const { readHtml } = await import('../formats/html.ts');
      yield* readHtml(text);
      break;
    }
    case 'markdown':
      yield* readMarkdown(text);
      break;
    case 'subtitles':
      yield* readSubtitles(text);
      break;
    case 'code':
      yield* readSourceCode(text);
      break;
    case 'text':
      yield* readPlainText(text);
  }
}

type TextFormat = Extract<DocumentFormat, 'html' | 'markdown' | 'subtitles' | 'code' | 'text'>;

function textFormat(text: string, extension: string): TextFormat {
  if (isSubtitles(text)) return 'subtitles';
  if (markdownExtensions.has(extension)) return 'markdown';
  if (isSourceCode(extension)) return 'code';
  return htmlExtensions.has(extension) || htmlStart.test(text) ? 'html' : 'text';
}
