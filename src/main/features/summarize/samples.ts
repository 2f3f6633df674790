import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentSource, SampleDocument } from '../../../shared/api/summarize.ts';
import { AppError } from '../../../shared/errors.ts';
import type { ReadableSource } from './dependencies.ts';

/** The Markdown documents that come with Alcove, to try a summary on. */
export function createSamples(folder: string) {
  function list(): SampleDocument[] {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .toSorted()
      .map((name) => ({ id: name, title: titleOf(readSample(name)) }));
  }

  function readSample(name: string): string {
    return readFileSync(join(folder, name), 'utf8');
  }

  return {
    list,
    /** A sample becomes its text; anything else stays what it is. */
    resolve(source: DocumentSource): ReadableSource {
      if (source.kind !== 'sample') return source;
      // Only what is listed: an id must not become a path to anywhere else.
      if (!list().some(({ id }) => id === source.sampleId)) {
        throw new AppError('not-found', { what: 'sample' });
      }
      return { kind: 'text', text: readSample(source.sampleId), name: source.sampleId };
    },
  };
}

export type Samples = ReturnType<typeof createSamples>;

function titleOf(markdown: string): string {
  const [firstLine = ''] = markdown.split('\n', 1);
  return firstLine.replace(/^#\s*/u, '');
}
