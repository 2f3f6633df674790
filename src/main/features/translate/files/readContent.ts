import { randomUUID } from 'node:crypto';
import { languageOfTag } from '../../../../shared/languages.ts';
import type { Language } from '../../../../shared/languages.ts';
import { plainText } from '../../../../shared/segmentText.ts';
import { detectLanguage } from '../../../../shared/text/detectLanguage.ts';
import type { ReadFile, ReadSegment } from '../dependencies.ts';
import type { StoredFileSegment } from './fileSegmentStore.ts';

/** So many characters tell the language of a file. */
const sampleLength = 5000;

/** As the file says, else as its first segments read. */
export function languageOf({ sourceLanguage, segments }: ReadFile): Language | null {
  const said = sourceLanguage === null ? null : languageOfTag(sourceLanguage);
  if (said) return said;
  let sample = '';
  for (const { source } of segments) {
    sample += `${plainText(source)}\n`;
    if (sample.length > sampleLength) break;
  }
  return detectLanguage(sample);
}

/** Targets that the file has are kept; one that it says is doubtful is put aside. */
export function storedSegment(read: ReadSegment, index: number): StoredFileSegment {
  const { source, target, state, note, context, maxLength } = read;
  const isKept = target !== null && (state === 'translated' || state === 'final');
  return {
    id: randomUUID(),
    index,
    source,
    target: isKept ? target : null,
    doubtful: isKept ? null : target,
    status: !isKept ? 'waiting' : state === 'final' ? 'confirmed' : 'translated',
    origin: isKept ? { kind: 'file' } : null,
    issues: [],
    note: [context, note].filter((each) => each !== '').join('\n'),
    maxLength,
  };
}
